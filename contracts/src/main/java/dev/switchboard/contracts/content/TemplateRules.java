package dev.switchboard.contracts.content;

import dev.switchboard.contracts.content.TemplateButtonParameter.Kind;
import dev.switchboard.contracts.content.Violation.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Limits of what fills a template; whether the template has these gaps is not asked here. */
final class TemplateRules {

    private static final int COUPON_CHARS_MAX = 20;
    private static final int CARDS_MAX = 10;
    private static final Pattern LAYOUT = Pattern.compile("[\\n\\r\\t]| {5}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<MediaKind> FILES = EnumSet.of(MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.DOCUMENT);
    private static final Set<MediaKind> CARD_FILES = EnumSet.of(MediaKind.IMAGE, MediaKind.VIDEO);

    private TemplateRules() {}

    static void template(OutboundContent.Template template, Findings findings) {
        findings.present("name", template.name());
        findings.present("language", template.language());
        if (template.header() != null) {
            header(template.header(), FILES, "header", findings);
        }
        parameters(template.body(), "body", findings);
        buttons(template.buttons(), "buttons", findings);
        if (template.cards().size() > CARDS_MAX) {
            findings.count("cards", template.cards().size(), 0, CARDS_MAX);
        }
        for (int i = 0; i < template.cards().size(); i++) {
            var card = template.cards().get(i);
            if (card.header() != null) {
                header(card.header(), CARD_FILES, "cards[%d].header".formatted(i), findings);
            }
            parameters(card.body(), "cards[%d].body".formatted(i), findings);
            buttons(card.buttons(), "cards[%d].buttons".formatted(i), findings);
        }
    }

    private static void header(TemplateHeader header, Set<MediaKind> files, String path, Findings findings) {
        var product = header.catalogId() != null || header.productRetailerId() != null;
        var fillings = (header.text() == null ? 0 : 1)
                + (header.media() == null ? 0 : 1)
                + (header.location() == null ? 0 : 1)
                + (product ? 1 : 0);
        if (fillings == 0) {
            findings.add(path, Rule.MISSING, path + " needs words, a file, a place or a product.");
        }
        if (fillings > 1) {
            findings.add(path, Rule.CONFLICTING, path + " takes one of words, a file, a place and a product.");
        }
        if (header.text() != null) {
            parameter(header.text(), path + ".text", findings);
        }
        if (header.media() != null) {
            MediaRules.header(header.media(), files, path + ".media.", findings);
        }
        if (header.location() != null) {
            ContentRules.location(header.location(), path + ".location.", findings);
        }
        if (product) {
            findings.present(path + ".catalogId", header.catalogId());
            findings.present(path + ".productRetailerId", header.productRetailerId());
        }
    }

    private static void parameters(List<TemplateParameter> parameters, String path, Findings findings) {
        for (int i = 0; i < parameters.size(); i++) {
            parameter(parameters.get(i), "%s[%d]".formatted(path, i), findings);
        }
        var named = parameters.stream()
                .filter(parameter -> parameter.name() != null)
                .count();
        if (named > 0 && named < parameters.size()) {
            findings.add(path, Rule.CONFLICTING, path + " must name all of its parameters or none.");
        }
        findings.distinct(parameters, TemplateParameter::name, n -> "%s[%d].name".formatted(path, n));
    }

    private static void parameter(TemplateParameter parameter, String path, Findings findings) {
        var text = parameter.text().value();
        findings.present(path + ".text", text);
        layout(path + ".text", text, findings);
        if (parameter.currency() != null) {
            if (!CURRENCY.matcher(parameter.currency().code()).matches()) {
                findings.add(
                        path + ".currency.code",
                        Rule.MALFORMED,
                        path + ".currency.code must be three letters, as BRL.");
            }
            if (Boolean.TRUE.equals(parameter.dateTime())) {
                findings.add(path + ".dateTime", Rule.CONFLICTING, path + " is either an amount or a date.");
            }
        }
    }

    private static void layout(String field, String text, Findings findings) {
        if (LAYOUT.matcher(text).find()) {
            findings.add(
                    field,
                    Rule.MALFORMED,
                    field + " must not hold line breaks, tabs or more than four spaces in a row.");
        }
    }

    private static void buttons(List<TemplateButtonParameter> buttons, String path, Findings findings) {
        for (int i = 0; i < buttons.size(); i++) {
            button(buttons.get(i), "%s[%d].".formatted(path, i), findings);
        }
        findings.distinct(buttons, button -> Integer.toString(button.index()), n -> "%s[%d].index".formatted(path, n));
    }

    private static void button(TemplateButtonParameter button, String path, Findings findings) {
        if (button.index() < 0) {
            findings.add(path + "index", Rule.OUT_OF_RANGE, path + "index counts from 0.");
        }
        switch (button.kind()) {
            case URL -> {
                findings.words(path + "value", button.value(), Integer.MAX_VALUE);
                layout(
                        path + "value",
                        button.value() == null ? "" : button.value().value(),
                        findings);
            }
            case QUICK_REPLY -> findings.words(path + "value", button.value(), Integer.MAX_VALUE);
            case COPY_CODE -> findings.words(path + "value", button.value(), COUPON_CHARS_MAX);
            case PRODUCTS -> CommerceRules.sections(button.sections(), path, findings);
            case FLOW, CATALOG -> {}
            case OTHER -> findings.add(path + "kind", Rule.NOT_ALLOWED, path + "kind must be one that WhatsApp knows.");
        }
        if (button.kind() != Kind.PRODUCTS && !button.sections().isEmpty()) {
            findings.add(path + "sections", Rule.NOT_ALLOWED, path + "sections are for PRODUCTS only.");
        }
    }
}
