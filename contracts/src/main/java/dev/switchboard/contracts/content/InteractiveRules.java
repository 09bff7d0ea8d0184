package dev.switchboard.contracts.content;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.Violation.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits of messages with buttons and lists. */
final class InteractiveRules {

    static final int BODY_CHARS_MAX = 1024;
    static final int LABEL_CHARS_MAX = 20;
    static final int SECTION_TITLE_CHARS_MAX = 24;
    static final int SECTIONS_MAX = 10;
    static final Set<String> WEB = Set.of("http", "https");

    private static final int LINE_CHARS_MAX = 60;
    private static final int BUTTON_ID_CHARS_MAX = 256;
    private static final int LIST_BODY_CHARS_MAX = 4096;
    private static final int ROWS_MAX = 10;
    private static final int FLOW_LABEL_CHARS_MAX = 30;
    private static final Set<MediaKind> HEADER_FILES = EnumSet.of(MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.DOCUMENT);
    private static final Pattern MARKDOWN = Pattern.compile("(^|\\s)([*_~`])\\S(.*\\S)?\\2(\\s|$)");

    private InteractiveRules() {}

    static void buttons(OutboundContent.ReplyButtons message, Findings findings) {
        around(message.header(), message.body(), message.footer(), findings);
        replies(message.buttons(), 3, "", findings);
    }

    static void list(OutboundContent.ListMenu message, Findings findings) {
        line("header", message.header(), findings);
        findings.words("body", message.body(), LIST_BODY_CHARS_MAX);
        footer(message.footer(), findings);
        findings.words("button", message.button(), LABEL_CHARS_MAX);
        findings.count("sections", message.sections().size(), 1, SECTIONS_MAX);
        for (int i = 0; i < message.sections().size(); i++) {
            var section = message.sections().get(i);
            sectionTitle("sections[%d].title".formatted(i), section.title(), message.sections(), findings);
            rows(section.rows(), "sections[%d].rows".formatted(i), findings);
        }
        var rows = message.sections().stream()
                .flatMap(section -> section.rows().stream())
                .toList();
        if (rows.size() > ROWS_MAX) {
            findings.count("sections.rows", rows.size(), 1, ROWS_MAX);
        }
        var places = places(message.sections());
        findings.distinct(rows, ListSection.Row::id, n -> places.get(n) + ".id");
    }

    static void link(OutboundContent.LinkButton message, Findings findings) {
        around(message.header(), message.body(), message.footer(), findings);
        findings.words("label", message.label(), LABEL_CHARS_MAX);
        findings.link("url", message.url(), WEB);
    }

    static void flow(OutboundContent.Flow message, Findings findings) {
        around(message.header(), message.body(), message.footer(), findings);
        if (message.flowId() != null && message.flowName() != null) {
            findings.add(
                    "flowName",
                    Rule.CONFLICTING,
                    "flowId and flowName both name the flow; WhatsApp takes one of them.");
        } else if (message.flowName() != null) {
            findings.present("flowName", message.flowName());
        } else {
            findings.present("flowId", message.flowId());
        }
        findings.words("label", message.label(), FLOW_LABEL_CHARS_MAX);
        if (message.data() != null && message.screen() == null) {
            findings.add("data", Rule.CONFLICTING, "data is for a first screen, and screen is missing.");
        }
    }

    static void body(CustomerText body, Findings findings) {
        findings.words("body", body, BODY_CHARS_MAX);
    }

    static void line(String field, @Nullable CustomerText line, Findings findings) {
        findings.wordsIfAny(field, line, LINE_CHARS_MAX);
    }

    static void footer(@Nullable CustomerText footer, Findings findings) {
        line("footer", footer, findings);
    }

    /** Sections need titles as soon as there are several. */
    static void sectionTitle(String field, @Nullable CustomerText title, List<?> sections, Findings findings) {
        if (sections.size() > 1) {
            findings.words(field, title, SECTION_TITLE_CHARS_MAX);
        } else {
            findings.wordsIfAny(field, title, SECTION_TITLE_CHARS_MAX);
        }
    }

    static void replies(List<ReplyButton> buttons, int max, String path, Findings findings) {
        findings.count(path + "buttons", buttons.size(), 1, max);
        for (int i = 0; i < buttons.size(); i++) {
            var button = buttons.get(i);
            findings.text(path + "buttons[%d].id".formatted(i), button.id(), BUTTON_ID_CHARS_MAX);
            var field = path + "buttons[%d].title".formatted(i);
            findings.words(field, button.title(), LABEL_CHARS_MAX);
            plain(field, button.title().value(), findings);
        }
        findings.distinct(buttons, ReplyButton::id, n -> path + "buttons[%d].id".formatted(n));
        findings.distinct(buttons, button -> button.title().value(), n -> path + "buttons[%d].title".formatted(n));
    }

    private static void around(
            @Nullable MessageHeader header, CustomerText body, @Nullable CustomerText footer, Findings findings) {
        if (header != null && header.text() != null) {
            line("header.text", header.text(), findings);
        }
        if (header != null && header.media() != null) {
            MediaRules.header(header.media(), HEADER_FILES, "header.media.", findings);
        }
        body(body, findings);
        footer(footer, findings);
    }

    private static void rows(List<ListSection.Row> rows, String path, Findings findings) {
        if (rows.isEmpty()) {
            findings.count(path, 0, 1, ROWS_MAX);
        }
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            findings.text("%s[%d].id".formatted(path, i), row.id(), 200);
            findings.words("%s[%d].title".formatted(path, i), row.title(), 24);
            findings.wordsIfAny("%s[%d].description".formatted(path, i), row.description(), 72);
        }
    }

    private static List<String> places(List<ListSection> sections) {
        var places = new ArrayList<String>();
        for (int i = 0; i < sections.size(); i++) {
            for (int j = 0; j < sections.get(i).rows().size(); j++) {
                places.add("sections[%d].rows[%d]".formatted(i, j));
            }
        }
        return places;
    }

    private static void plain(String field, String title, Findings findings) {
        if (title.isBlank()) {
            return;
        }
        if (title.codePoints().noneMatch(sign -> Character.isLetterOrDigit(sign) || (sign <= 0x7f && sign > ' '))) {
            findings.add(field, Rule.MALFORMED, field + " must hold words, not emoji alone.");
        } else if (MARKDOWN.matcher(title).find()) {
            findings.add(field, Rule.MALFORMED, field + " must not be marked bold, italic or otherwise.");
        }
    }
}
