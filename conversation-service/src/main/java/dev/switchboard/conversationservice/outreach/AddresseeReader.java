package dev.switchboard.conversationservice.outreach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.conversationservice.command.DirectMessages;
import dev.switchboard.conversationservice.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the {@code recipient} of a request: one of three ways of naming somebody. */
final class AddresseeReader {

    private static final List<String> WAYS = List.of("phone", "userId", "contactId");

    private final List<FieldError> errors = new ArrayList<>();

    Optional<Addressee> read(JsonNode recipient) {
        if (!recipient.isObject()) {
            wrong("recipient", "must be an object");
            return Optional.empty();
        }
        recipient.properties().stream()
                .filter(field -> !WAYS.contains(field.getKey()))
                .forEach(field -> wrong("recipient", "has a field that is not known here"));
        var named = WAYS.stream().filter(recipient::hasNonNull).toList();
        if (named.size() != 1) {
            wrong("recipient", "must have one of phone, userId and contactId, and only one");
        }
        named.stream().filter(way -> !recipient.path(way).isTextual()).forEach(way -> wrong(at(way), "must be text"));
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        var way = named.getFirst();
        var text = recipient.path(way).textValue();
        return switch (way) {
            case "phone" -> byId(way, new Recipient(new PersonalDetail(digits(text)), null));
            case "userId" -> byId(way, new Recipient(null, new PersonalDetail(text)));
            default -> byContact(way, text);
        };
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    private Optional<Addressee> byId(String way, Recipient ids) {
        if (DirectMessages.canBe(ids)) {
            return Optional.of(new Addressee.ByMetasId(ids));
        }
        wrong(
                at(way),
                way.equals("phone")
                        ? "must be 5 to 15 digits, country code first, with or without + before them"
                        : "must be a business-scoped user id: two letters of a country, a dot, letters and digits");
        return Optional.empty();
    }

    private Optional<Addressee> byContact(String way, String id) {
        try {
            return Optional.of(new Addressee.ByContact(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            wrong(at(way), "must be the id of a contact");
            return Optional.empty();
        }
    }

    private static String digits(String phone) {
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    private static String at(String way) {
        return "recipient." + way;
    }

    private void wrong(String field, String message) {
        errors.add(FieldError.of(field, message));
    }
}
