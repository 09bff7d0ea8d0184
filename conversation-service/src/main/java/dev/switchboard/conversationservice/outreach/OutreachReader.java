package dev.switchboard.conversationservice.outreach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.request.ContentReader;
import dev.switchboard.rows.Storable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request for a message to a person and finds all that is wrong with it; a field that nobody knows is an error. */
final class OutreachReader {

    private static final Set<String> FIELDS =
            Set.of("phoneNumberId", "recipient", "content", "origin", "requestedBy", "lane");
    private static final Predicate<String> NUMBERS =
            Pattern.compile("[0-9]{1,32}").asMatchPredicate();
    private static final int LONGEST_NAME = 128;

    private final List<FieldError> errors = new ArrayList<>();

    /** What was asked for; empty when {@link #errors()} says why not. */
    Optional<Outreach> read(@Nullable JsonNode request) {
        var body = request == null ? MissingNode.getInstance() : request;
        for (var field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                wrong(Storable.text(field.getKey()), "is not known here");
            }
        }
        var number = phoneNumberId(body.path("phoneNumberId"));
        var addressees = new AddresseeReader();
        var addressee = addressees.read(body.path("recipient"));
        errors.addAll(addressees.errors());
        var content = content(body.path("content"));
        var origin = either(body.path("origin"), "origin", SendMessage.Origin.SYSTEM, SendMessage.Origin.AGENT);
        var requestedBy = requestedBy(body.path("requestedBy"));
        var lane = either(body.path("lane"), "lane", Lane.LIVE, Lane.BULK);
        if (number == null || content == null || addressee.isEmpty() || !errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outreach(number, addressee.get(), content, origin, requestedBy, lane));
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private @Nullable String phoneNumberId(JsonNode id) {
        if (id.isTextual() && NUMBERS.test(id.textValue())) {
            return id.textValue();
        }
        wrong("phoneNumberId", "must be Meta's id of a business number, in digits");
        return null;
    }

    private @Nullable OutboundContent content(JsonNode json) {
        var reader = new ContentReader();
        var content = reader.read(json).orElse(null);
        errors.addAll(reader.errors());
        if (content instanceof MessageContent.Reaction) {
            wrong("content.type", "must not be reaction: that is asked for in the conversation of its target");
        }
        return content;
    }

    private @Nullable String requestedBy(JsonNode name) {
        if (absent(name)) {
            return null;
        }
        var text = name.textValue();
        if (text == null || text.isBlank()) {
            wrong("requestedBy", "must be a name");
        } else if (text.length() > LONGEST_NAME) {
            errors.add(FieldError.tooLong("requestedBy", "characters", LONGEST_NAME, text.length()));
        } else if (!Storable.is(text)) {
            wrong("requestedBy", "holds a character that cannot be stored: U+0000, or half of a surrogate pair");
        }
        return text;
    }

    private <T extends Enum<T>> T either(JsonNode name, String field, T usual, T other) {
        if (absent(name) || usual.name().equals(name.textValue())) {
            return usual;
        }
        if (!other.name().equals(name.textValue())) {
            wrong(field, "must be %s or %s".formatted(usual, other));
        }
        return other;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void wrong(String field, String message) {
        errors.add(FieldError.of(field, message));
    }
}
