package dev.switchboard.conversationservice.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.request.ContentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a request for an answer and finds all that is wrong with it. */
final class AnswerReader {

    private final List<FieldError> errors = new ArrayList<>();

    /** What was asked for; empty when {@link #errors()} says why not. */
    Optional<Answer> read(@Nullable JsonNode request) {
        var body = request == null ? MissingNode.getInstance() : request;
        var reader = new ContentReader();
        var content = reader.read(body.path("content"));
        errors.addAll(reader.errors());
        var quoted = quotedMessageId(body.path("quotedMessageId"));
        return errors.isEmpty() ? content.map(said -> new Answer(said, quoted)) : Optional.empty();
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private @Nullable UUID quotedMessageId(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(id.asText());
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.of("quotedMessageId", "must be the id of a message"));
            return null;
        }
    }
}
