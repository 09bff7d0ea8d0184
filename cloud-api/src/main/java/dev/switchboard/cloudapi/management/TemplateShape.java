package dev.switchboard.cloudapi.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a template wants filled in.
 *
 * @param named whether its gaps have names; otherwise they count from 1
 * @param header null when it has none
 * @param body names or numbers of the gaps in the body, in order
 * @param buttons all of them in order, also those that want nothing
 * @param offer whether it is an offer that ends
 * @param cards of a carousel, in order
 */
public record TemplateShape(
        boolean named,
        @Nullable Header header,
        List<String> body,
        List<Button> buttons,
        Offer offer,
        List<Card> cards) {

    public TemplateShape {
        body = List.copyOf(body);
        buttons = List.copyOf(buttons);
        cards = List.copyOf(cards);
    }

    /**
     * The header.
     *
     * @param format TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, PRODUCT or one that is newer than this
     * @param gaps of a TEXT, in order
     */
    public record Header(String format, List<String> gaps) {
        public Header {
            Objects.requireNonNull(format, "format");
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A button.
     *
     * @param type URL, QUICK_REPLY, COPY_CODE, OTP, FLOW, CATALOG, MPM, PHONE_NUMBER or one that is newer than this
     */
    public record Button(String type, Filling filling) {
        public Button {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(filling, "filling");
        }
    }

    /** A card of a carousel. */
    public record Card(@Nullable Header header, List<String> body, List<Button> buttons) {
        public Card {
            body = List.copyOf(body);
            buttons = List.copyOf(buttons);
        }
    }

    /** Whether a button wants something when the template is sent. */
    public enum Filling {
        /** Without it Meta refuses. */
        REQUIRED,
        /** Meta has a value of its own. */
        OPTIONAL,
        /** There is nothing to fill. */
        NONE,
        /** A type that is newer than this; Meta decides. */
        UNKNOWN
    }

    /** A limited-time offer. */
    public enum Offer {
        /** None. */
        NONE,
        /** One without a clock. */
        ENDLESS,
        /** One that shows when it ends. */
        ENDING
    }

    /**
     * Reads components as Meta tells them.
     *
     * @param components JSON text; what is not an array wants nothing
     * @param parameterFormat NAMED or POSITIONAL; null where Meta does not say, then the gaps tell
     */
    public static TemplateShape of(String components, @Nullable String parameterFormat) {
        var all = ManagementJson.tree(components);
        var body = body(all);
        var header = header(all);
        var named = parameterFormat == null
                ? body.stream().anyMatch(TemplateShape::isName)
                        || (header != null && header.gaps().stream().anyMatch(TemplateShape::isName))
                : parameterFormat.equalsIgnoreCase("NAMED");
        return new TemplateShape(named, header, body, buttons(all), offer(all), cards(all));
    }

    private static boolean isName(String gap) {
        return !gap.matches("\\d+");
    }

    private static @Nullable Header header(JsonNode components) {
        var header = component(components, "HEADER");
        if (header.isMissingNode()) {
            return null;
        }
        var format = header.path("format").asText("TEXT").toUpperCase(Locale.ROOT);
        return new Header(
                format, format.equals("TEXT") ? Gaps.in(header.path("text").asText("")) : List.of());
    }

    private static List<String> body(JsonNode components) {
        var body = component(components, "BODY");
        // The words of a one-time code are Meta's own, with the code as their only gap.
        return body.isObject() && !body.path("text").isTextual() && hasCode(components, body)
                ? List.of("1")
                : Gaps.in(body.path("text").asText(""));
    }

    private static boolean hasCode(JsonNode components, JsonNode body) {
        return body.has("add_security_recommendation")
                || buttons(components).stream().anyMatch(button -> button.type().equals("OTP"));
    }

    private static List<Button> buttons(JsonNode components) {
        return stream(component(components, "BUTTONS").path("buttons"))
                .map(TemplateShape::button)
                .toList();
    }

    private static Button button(JsonNode button) {
        var type = button.path("type").asText("").toUpperCase(Locale.ROOT);
        return new Button(
                type,
                switch (type) {
                    case "URL" -> Gaps.in(button.path("url").asText("")).isEmpty() ? Filling.NONE : Filling.REQUIRED;
                    case "COPY_CODE", "OTP", "MPM" -> Filling.REQUIRED;
                    case "QUICK_REPLY", "FLOW", "CATALOG" -> Filling.OPTIONAL;
                    case "PHONE_NUMBER" -> Filling.NONE;
                    default -> Filling.UNKNOWN;
                });
    }

    private static Offer offer(JsonNode components) {
        var offer = component(components, "LIMITED_TIME_OFFER");
        if (offer.isMissingNode()) {
            return Offer.NONE;
        }
        return offer.at("/limited_time_offer/has_expiration").asBoolean(false) ? Offer.ENDING : Offer.ENDLESS;
    }

    private static List<Card> cards(JsonNode components) {
        return stream(component(components, "CAROUSEL").path("cards"))
                .map(card -> card.path("components"))
                .map(parts -> new Card(header(parts), body(parts), buttons(parts)))
                .toList();
    }

    private static JsonNode component(JsonNode components, String type) {
        return stream(components)
                .filter(component -> component.path("type").asText("").equalsIgnoreCase(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
