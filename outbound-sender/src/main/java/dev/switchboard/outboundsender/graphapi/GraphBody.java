package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.graph.GraphContent;
import dev.switchboard.cloudapi.graph.GraphRecipient;
import dev.switchboard.cloudapi.graph.GraphRequest;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import org.jspecify.annotations.Nullable;

/** Writes our command the way Meta wants it. */
final class GraphBody {

    private GraphBody() {}

    /**
     * The request for a command; its callback data is our message id, so that every status names the message.
     *
     * @throws IllegalArgumentException when Meta has no words for the content
     */
    static GraphRequest.Send of(SendMessage message) {
        var recipient = message.recipient();
        return new GraphRequest.Send(
                new GraphRecipient(text(recipient.waId()), text(recipient.userId())),
                content(message.content()),
                message.quotedMessageId(),
                message.messageId().toString());
    }

    private static GraphContent content(OutboundContent content) {
        return switch (content) {
            case MessageContent.Text(CustomerText body, Boolean previewUrl) ->
                new GraphContent.Text(body.value(), Boolean.TRUE.equals(previewUrl));
            case MessageContent.Media media ->
                new GraphContent.Media(
                        kind(media.kind()),
                        media.mediaId(),
                        media.mediaId() == null ? media.link() : null,
                        media.caption() == null ? null : media.caption().value(),
                        text(media.fileName()));
            case MessageContent.Location _,
                    MessageContent.Contacts _,
                    MessageContent.Reaction _,
                    OutboundContent.ReplyButtons _,
                    OutboundContent.ListMenu _,
                    OutboundContent.LinkButton _,
                    OutboundContent.Flow _,
                    OutboundContent.LocationRequest _,
                    OutboundContent.ContactInfoRequest _,
                    OutboundContent.Catalog _,
                    OutboundContent.Product _,
                    OutboundContent.ProductList _,
                    OutboundContent.Carousel _,
                    OutboundContent.Template _ ->
                throw new IllegalArgumentException("a kind of message that this version cannot send");
        };
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

    private static @Nullable String text(@Nullable PersonalDetail detail) {
        return detail == null ? null : detail.value();
    }
}
