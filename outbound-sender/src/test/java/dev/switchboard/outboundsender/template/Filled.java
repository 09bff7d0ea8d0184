package dev.switchboard.outboundsender.template;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter;
import dev.switchboard.contracts.content.TemplateButtonParameter.Kind;
import dev.switchboard.contracts.content.TemplateCard;
import dev.switchboard.contracts.content.TemplateHeader;
import dev.switchboard.contracts.content.TemplateParameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template as a caller fills it, part by part. */
record Filled(
        @Nullable TemplateHeader header,
        List<TemplateParameter> body,
        List<TemplateButtonParameter> buttons,
        @Nullable Instant ends,
        List<TemplateCard> cards) {

    /** What customers' words stand for, which no explanation may hold. */
    static final String SECRET = "customer words";

    Filled() {
        this(null, List.of(), List.of(), null, List.of());
    }

    Filled header(TemplateHeader with) {
        return new Filled(with, body, buttons, ends, cards);
    }

    Filled body(String... words) {
        return new Filled(header, parameters(words), buttons, ends, cards);
    }

    Filled named(String... names) {
        var all = Arrays.stream(names)
                .map(name -> new TemplateParameter(name, new CustomerText(SECRET), null, null))
                .toList();
        return new Filled(header, all, buttons, ends, cards);
    }

    Filled buttons(TemplateButtonParameter... with) {
        return new Filled(header, body, List.of(with), ends, cards);
    }

    Filled ending(Instant at) {
        return new Filled(header, body, buttons, at, cards);
    }

    Filled cards(TemplateCard... with) {
        return new Filled(header, body, buttons, ends, List.of(with));
    }

    OutboundContent.Template all() {
        return new OutboundContent.Template("spring", "en_US", header, body, buttons, ends, cards);
    }

    static TemplateHeader words(@Nullable String name) {
        return new TemplateHeader(
                new TemplateParameter(name, new CustomerText(SECRET), null, null), null, null, null, null);
    }

    static TemplateHeader file(MediaKind kind) {
        return new TemplateHeader(
                null, MessageContent.Media.byLink(kind, "https://files.example/a", null), null, null, null);
    }

    static TemplateHeader place() {
        return new TemplateHeader(null, null, new MessageContent.Location(1.0, 2.0, null, null, null), null, null);
    }

    static TemplateButtonParameter button(int index, Kind kind, @Nullable String value) {
        return new TemplateButtonParameter(
                index, kind, value == null ? null : new CustomerText(value), null, null, null, List.of());
    }

    static TemplateCard card(String... body) {
        return new TemplateCard(file(MediaKind.IMAGE), parameters(body), List.of());
    }

    static TemplateCard product() {
        return new TemplateCard(new TemplateHeader(null, null, null, "17", "sku-1"), List.of(), List.of());
    }

    static List<TemplateParameter> parameters(String... words) {
        return Arrays.stream(words)
                .map(word -> new TemplateParameter(null, new CustomerText(word), null, null))
                .toList();
    }
}
