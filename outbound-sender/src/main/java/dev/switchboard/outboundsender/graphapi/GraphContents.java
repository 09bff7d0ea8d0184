package dev.switchboard.outboundsender.graphapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.cloudapi.graph.GraphContent;
import dev.switchboard.cloudapi.graph.GraphInteractive;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.content.ListSection;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.MessageHeader;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.ProductSection;
import dev.switchboard.contracts.content.ReplyButton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes what a message says the way Meta wants it. Takes for granted that the limits were checked. */
final class GraphContents {

    private static final JsonMapper JSON = new JsonMapper();

    private GraphContents() {}

    static GraphContent of(OutboundContent content) {
        return switch (content) {
            case MessageContent.Text(CustomerText body, Boolean previewUrl) ->
                new GraphContent.Text(body.value(), Boolean.TRUE.equals(previewUrl));
            case MessageContent.Media media -> media(media);
            case MessageContent.Location location -> location(location);
            case MessageContent.Contacts contacts -> GraphCards.contacts(contacts.cards());
            case MessageContent.Reaction(String target, CustomerText emoji) ->
                new GraphContent.Reaction(target, emoji == null ? "" : emoji.value());
            case OutboundContent.ReplyButtons message ->
                around(
                        GraphInteractive.buttons(buttons(message.buttons())),
                        message.header(),
                        message.body(),
                        message.footer());
            case OutboundContent.ListMenu message -> list(message);
            case OutboundContent.LinkButton message ->
                around(
                        GraphInteractive.link(message.label().value(), message.url()),
                        message.header(),
                        message.body(),
                        message.footer());
            case OutboundContent.Flow message -> flow(message);
            case OutboundContent.LocationRequest(CustomerText body) ->
                GraphInteractive.locationRequest().body(body.value());
            case OutboundContent.ContactInfoRequest(CustomerText body) ->
                GraphInteractive.contactInfoRequest().body(body.value());
            case OutboundContent.Catalog message ->
                around(
                        GraphInteractive.catalog(message.thumbnailProductRetailerId()),
                        null,
                        message.body(),
                        message.footer());
            case OutboundContent.Product message ->
                around(
                        GraphInteractive.product(message.catalogId(), message.productRetailerId()),
                        null,
                        message.body(),
                        message.footer());
            case OutboundContent.ProductList message ->
                around(
                        GraphInteractive.products(message.catalogId(), products(message.sections()))
                                .header(message.header().value()),
                        null,
                        message.body(),
                        message.footer());
            case OutboundContent.Carousel message ->
                GraphInteractive.carousel(message.cards().stream()
                                .map(GraphCards::carousel)
                                .toList())
                        .body(message.body().value());
            case OutboundContent.Template template -> GraphTemplates.of(template);
        };
    }

    static GraphContent.Media media(MessageContent.Media media) {
        return new GraphContent.Media(
                kind(media.kind()),
                media.mediaId(),
                media.link(),
                words(media.caption()),
                media.fileName() == null ? null : media.fileName().value(),
                Boolean.TRUE.equals(media.voice()));
    }

    static GraphContent.Location location(MessageContent.Location location) {
        return new GraphContent.Location(
                location.latitude(), location.longitude(), words(location.name()), words(location.address()));
    }

    static List<GraphInteractive.Button> buttons(List<ReplyButton> buttons) {
        return buttons.stream()
                .map(button ->
                        new GraphInteractive.Button(button.id(), button.title().value()))
                .toList();
    }

    static List<GraphInteractive.ProductSection> products(List<ProductSection> sections) {
        return sections.stream()
                .map(section ->
                        new GraphInteractive.ProductSection(words(section.title()), section.productRetailerIds()))
                .toList();
    }

    static @Nullable String words(@Nullable CustomerText text) {
        return text == null ? null : text.value();
    }

    /**
     * A piece of JSON as an object.
     *
     * @throws IllegalArgumentException when it is none; says so without the piece
     */
    static @Nullable ObjectNode object(@Nullable RawJson json) {
        if (json == null) {
            return null;
        }
        try {
            if (JSON.readTree(json.value()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException _) {
            // As unusable as JSON that is no object.
        }
        throw new IllegalArgumentException("the data of a flow is not a JSON object");
    }

    private static GraphInteractive list(OutboundContent.ListMenu message) {
        var sections = message.sections().stream()
                .map(section -> new GraphInteractive.Section(
                        words(section.title()),
                        section.rows().stream().map(GraphContents::row).toList()))
                .toList();
        var list = GraphInteractive.list(message.button().value(), sections);
        if (message.header() != null) {
            list.header(message.header().value());
        }
        return around(list, null, message.body(), message.footer());
    }

    private static GraphInteractive.Row row(ListSection.Row row) {
        return new GraphInteractive.Row(row.id(), row.title().value(), words(row.description()));
    }

    private static GraphInteractive flow(OutboundContent.Flow message) {
        return around(
                GraphInteractive.flow(new GraphInteractive.Flow(
                        message.flowId(),
                        message.flowName(),
                        message.label().value(),
                        message.token(),
                        message.screen(),
                        object(message.data()),
                        Boolean.TRUE.equals(message.draft()))),
                message.header(),
                message.body(),
                message.footer());
    }

    private static GraphInteractive around(
            GraphInteractive message,
            @Nullable MessageHeader header,
            @Nullable CustomerText body,
            @Nullable CustomerText footer) {
        if (header != null && header.text() != null) {
            message.header(header.text().value());
        }
        if (header != null && header.media() != null) {
            message.header(media(header.media()));
        }
        if (body != null) {
            message.body(body.value());
        }
        if (footer != null) {
            message.footer(footer.value());
        }
        return message;
    }

    private static GraphContent.Media.Kind kind(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> GraphContent.Media.Kind.IMAGE;
            case VIDEO -> GraphContent.Media.Kind.VIDEO;
            case AUDIO -> GraphContent.Media.Kind.AUDIO;
            case DOCUMENT -> GraphContent.Media.Kind.DOCUMENT;
            case STICKER -> GraphContent.Media.Kind.STICKER;
            case OTHER -> throw new IllegalArgumentException("a kind of file that this version cannot send");
        };
    }

    /** What the rules have made sure of. */
    static <T> T checked(@Nullable T value) {
        return Objects.requireNonNull(value, "the rules let through what is not complete");
    }
}
