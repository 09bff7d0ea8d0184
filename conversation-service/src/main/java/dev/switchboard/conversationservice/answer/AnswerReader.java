package dev.switchboard.conversationservice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.conversationservice.problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for an answer and finds everything that is wrong with it. Sizes are Meta's: text up to 4,096
 * characters, captions up to 1,024.
 */
final class AnswerReader {

    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_CAPTION = 1_024;
    static final int LONGEST_LINK = 2_048;

    private final List<FieldError> errors = new ArrayList<>();

    /** What was asked for; empty when {@link #errors()} says why not. */
    Optional<Answer> read(@Nullable JsonNode request) {
        var body = request == null ? MissingNode.getInstance() : request;
        var content = content(body.path("content"));
        var quoted = quotedMessageId(body.path("quotedMessageId"));
        return content != null && errors.isEmpty() ? Optional.of(new Answer(content, quoted)) : Optional.empty();
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private @Nullable OutboundContent content(JsonNode content) {
        if (!content.isObject()) {
            wrong("content", "must be an object");
            return null;
        }
        return switch (content.path("type").asText()) {
            case "text" -> text(content);
            case "media" -> media(content);
            default -> {
                wrong("content.type", "must be text or media");
                yield null;
            }
        };
    }

    private @Nullable OutboundContent text(JsonNode content) {
        var body = content.path("body");
        if (!body.isTextual() || body.asText().isBlank()) {
            wrong("content.body", "must be text that is not empty");
            return null;
        }
        return fits("content.body", body.asText(), LONGEST_TEXT) ? MessageContent.Text.of(body.asText()) : null;
    }

    private @Nullable OutboundContent media(JsonNode content) {
        var kind = kind(content.path("kind").asText());
        if (kind == null) {
            wrong("content.kind", "must be IMAGE, VIDEO, AUDIO, DOCUMENT or STICKER");
        }
        var link = content.path("link").asText();
        if (!isPublicHttps(link)) {
            wrong("content.link", "must be an https address");
        } else {
            fits("content.link", link, LONGEST_LINK);
        }
        var caption = caption(content.path("caption"), kind);
        return kind == null || !errors.isEmpty() ? null : MessageContent.Media.byLink(kind, link, caption);
    }

    private @Nullable String caption(JsonNode caption, @Nullable MediaKind kind) {
        if (caption.isMissingNode() || caption.isNull()) {
            return null;
        }
        if (!caption.isTextual()) {
            wrong("content.caption", "must be text");
            return null;
        }
        if (kind == MediaKind.AUDIO || kind == MediaKind.STICKER) {
            wrong("content.caption", "is not possible with this kind");
            return null;
        }
        return fits("content.caption", caption.asText(), LONGEST_CAPTION) ? caption.asText() : null;
    }

    private @Nullable UUID quotedMessageId(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(id.asText());
        } catch (IllegalArgumentException e) {
            wrong("quotedMessageId", "must be the id of a message");
            return null;
        }
    }

    private static @Nullable MediaKind kind(String name) {
        for (var kind : MediaKind.values()) {
            if (kind != MediaKind.OTHER && kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    private static boolean isPublicHttps(String link) {
        try {
            var uri = new URI(link);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean fits(String field, String text, int limit) {
        var size = text.codePointCount(0, text.length());
        if (size > limit) {
            errors.add(FieldError.tooLong(field, "characters", limit, size));
        }
        return size <= limit;
    }

    private void wrong(String field, String message) {
        errors.add(FieldError.of(field, message));
    }
}
