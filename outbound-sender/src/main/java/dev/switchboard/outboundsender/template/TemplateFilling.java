package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.TemplateShape;
import dev.switchboard.cloudapi.management.TemplateShape.Button;
import dev.switchboard.cloudapi.management.TemplateShape.Card;
import dev.switchboard.cloudapi.management.TemplateShape.Filling;
import dev.switchboard.cloudapi.management.TemplateShape.Header;
import dev.switchboard.cloudapi.management.TemplateShape.Offer;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter;
import dev.switchboard.contracts.content.TemplateCard;
import dev.switchboard.contracts.content.TemplateHeader;
import dev.switchboard.contracts.content.TemplateParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares what a message fills in with what its template wants. Tells fields, names and numbers, never what was filled in. */
final class TemplateFilling {

    private static final int CODE_MAX = 15;
    private static final Pattern GAP_NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    private final TemplateShape shape;
    private final List<Misfit> misfits = new ArrayList<>();

    TemplateFilling(TemplateShape shape) {
        this.shape = shape;
    }

    /**
     * Something that does not fit.
     *
     * @param field path in our own JSON, such as {@code buttons[1].value}
     * @param sentence names the field, what the template wants and what was given
     */
    record Misfit(String field, String sentence) {}

    /** What does not fit; empty when all does. */
    List<Misfit> misfits(OutboundContent.Template given) {
        header("header", shape.header(), given.header());
        gaps("body", shape.body(), given.body());
        buttons("buttons", shape.buttons(), given.buttons());
        oneTimeCode(given);
        offer(given);
        cards(given);
        return List.copyOf(misfits);
    }

    private void header(String field, @Nullable Header wanted, @Nullable TemplateHeader given) {
        if (wanted == null) {
            if (given != null) {
                add(field, "no header", kind(given));
            }
            return;
        }
        if (wanted.format().equals("TEXT")) {
            if (given != null && given.text() == null) {
                add(field, "words", kind(given));
            } else {
                gaps(field, wanted.gaps(), given == null ? List.of() : List.of(Objects.requireNonNull(given.text())));
            }
            return;
        }
        var fits = switch (wanted.format()) {
            case "IMAGE", "VIDEO", "DOCUMENT" ->
                given != null
                        && given.media() != null
                        && given.media().kind().name().equals(wanted.format());
            case "LOCATION" -> given != null && given.location() != null;
            case "PRODUCT" -> given != null && given.productRetailerId() != null;
            // A format that is newer than this; Meta decides.
            default -> true;
        };
        if (!fits) {
            add(field, wanted.format(), given == null ? "nothing" : kind(given));
        }
    }

    private void gaps(String field, List<String> wanted, List<TemplateParameter> given) {
        if (wanted.size() != given.size()) {
            add(field, parameters(wanted.size()), parameters(given.size()));
            if (!shape.named()) {
                return;
            }
        }
        if (shape.named()) {
            names(field, wanted, given);
        }
    }

    private void names(String field, List<String> wanted, List<TemplateParameter> given) {
        var names = new HashSet<String>();
        for (var place = 0; place < given.size(); place++) {
            var name = given.get(place).name();
            var path = field.endsWith("header") ? field + ".text.name" : "%s[%d].name".formatted(field, place);
            if (name == null) {
                add(path, "one of " + String.join(", ", wanted), "no name");
            } else if (!wanted.contains(name)) {
                add(
                        path,
                        wanted.isEmpty() ? "no parameters" : "one of " + String.join(", ", wanted),
                        GAP_NAME.matcher(name).matches() ? name : "another name");
            } else {
                names.add(name);
            }
        }
        wanted.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> add(field, "a parameter named " + name, "none"));
    }

    private void buttons(String field, List<Button> wanted, List<TemplateButtonParameter> given) {
        var filled = new HashSet<Integer>();
        for (var place = 0; place < given.size(); place++) {
            var parameter = given.get(place);
            var path = "%s[%d]".formatted(field, place);
            if (parameter.index() < 0 || parameter.index() >= wanted.size()) {
                add(path + ".index", "0 to %d".formatted(wanted.size() - 1), Integer.toString(parameter.index()));
                continue;
            }
            var button = wanted.get(parameter.index());
            filled.add(parameter.index());
            if (button.filling() == Filling.NONE) {
                add(path, "nothing for %s button %d".formatted(button.type(), parameter.index()), "a parameter");
            } else if (button.filling() != Filling.UNKNOWN && kindOf(button) != parameter.kind()) {
                add(path + ".kind", kindOf(button).name(), parameter.kind().name());
            }
        }
        for (var index = 0; index < wanted.size(); index++) {
            if (wanted.get(index).filling() == Filling.REQUIRED && !filled.contains(index)) {
                add(
                        field,
                        "a %s parameter for button %d"
                                .formatted(kindOf(wanted.get(index)).name(), index),
                        "none");
            }
        }
    }

    /** The code goes into the words and into the button, and must be the same. */
    private void oneTimeCode(OutboundContent.Template given) {
        for (var index = 0; index < shape.buttons().size(); index++) {
            if (!shape.buttons().get(index).type().equals("OTP") || given.body().isEmpty()) {
                continue;
            }
            var code = given.body().getFirst().text().value();
            if (code.length() > CODE_MAX) {
                add("body[0].text", "at most %d characters".formatted(CODE_MAX), "%d".formatted(code.length()));
            }
            for (var place = 0; place < given.buttons().size(); place++) {
                var button = given.buttons().get(place);
                if (button.index() == index
                        && (button.value() == null || !button.value().value().equals(code))) {
                    add("buttons[%d].value".formatted(place), "the code of the body", "another value");
                }
            }
        }
    }

    private void offer(OutboundContent.Template given) {
        if (shape.offer() == Offer.ENDING && given.offerExpiresAt() == null) {
            add("offerExpiresAt", "when the offer ends", "nothing");
        }
        if (shape.offer() == Offer.NONE && given.offerExpiresAt() != null) {
            add("offerExpiresAt", "nothing", "when an offer ends");
        }
    }

    private void cards(OutboundContent.Template given) {
        var wanted = shape.cards();
        if (ofProducts(wanted)) {
            if (given.cards().isEmpty()) {
                add("cards", "cards with products", "none");
            }
        } else if (wanted.size() != given.cards().size()) {
            add(
                    "cards",
                    "%d cards".formatted(wanted.size()),
                    Integer.toString(given.cards().size()));
            return;
        }
        for (var place = 0; place < given.cards().size(); place++) {
            card(
                    "cards[%d]".formatted(place),
                    wanted.get(Math.min(place, wanted.size() - 1)),
                    given.cards().get(place));
        }
    }

    private void card(String field, Card wanted, TemplateCard given) {
        header(field + ".header", wanted.header(), given.header());
        gaps(field + ".body", wanted.body(), given.body());
        buttons(field + ".buttons", wanted.buttons(), given.buttons());
    }

    /** All cards of a carousel are alike; how many products it shows, the message says, up to WhatsApp's ten. */
    private static boolean ofProducts(List<Card> cards) {
        return !cards.isEmpty()
                && cards.stream()
                        .allMatch(card ->
                                card.header() != null && card.header().format().equals("PRODUCT"));
    }

    private void add(String field, String wanted, String given) {
        misfits.add(new Misfit(field, "%s: the template wants %s, given: %s.".formatted(field, wanted, given)));
    }

    private static String parameters(int count) {
        return count == 1 ? "1 parameter" : "%d parameters".formatted(count);
    }

    private static String kind(TemplateHeader header) {
        if (header.text() != null) {
            return "words";
        }
        if (header.media() != null) {
            return header.media().kind().name();
        }
        return header.location() != null ? "LOCATION" : "PRODUCT";
    }

    private static TemplateButtonParameter.Kind kindOf(Button button) {
        return switch (button.type()) {
            case "URL", "OTP" -> TemplateButtonParameter.Kind.URL;
            case "QUICK_REPLY" -> TemplateButtonParameter.Kind.QUICK_REPLY;
            case "COPY_CODE" -> TemplateButtonParameter.Kind.COPY_CODE;
            case "FLOW" -> TemplateButtonParameter.Kind.FLOW;
            case "CATALOG" -> TemplateButtonParameter.Kind.CATALOG;
            case "MPM" -> TemplateButtonParameter.Kind.PRODUCTS;
            default -> TemplateButtonParameter.Kind.OTHER;
        };
    }
}
