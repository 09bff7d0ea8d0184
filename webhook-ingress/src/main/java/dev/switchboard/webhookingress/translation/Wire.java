package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.ErrorItem;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.Person;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meta's small words in ours. */
final class Wire {

    private Wire() {}

    static CustomerRef customer(Person person) {
        return new CustomerRef(
                detail(person.waId()),
                detail(person.userId()),
                detail(person.parentUserId()),
                detail(person.username()),
                detail(person.name()));
    }

    static @Nullable PersonalDetail detail(@Nullable String value) {
        return value == null ? null : new PersonalDetail(value);
    }

    static @Nullable CustomerText words(@Nullable String value) {
        return value == null ? null : new CustomerText(value);
    }

    static RawJson raw(JsonNode node) {
        return new RawJson(Fields.showable(node.toString()));
    }

    static MetaError error(ErrorItem error) {
        return new MetaError(error.code(), error.title(), error.message(), error.details());
    }

    static List<MetaError> errors(List<ErrorItem> errors) {
        return errors.isEmpty() ? List.of() : errors.stream().map(Wire::error).toList();
    }
}
