package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One part of a webhook: a change of Meta's envelope, or something that stands where one should. */
public sealed interface WebhookPart {

    /** The part as Meta sent it. */
    JsonNode json();

    /**
     * One change.
     *
     * @param entryId the WhatsApp Business Account; {@code 0} in the dashboard's test; the portfolio for partner solutions
     * @param entryTime present on account and template fields, absent on messages
     * @param field Meta's word for the kind of change
     */
    record Change(String entryId, @Nullable Instant entryTime, String field, ChangeValue value, JsonNode json)
            implements WebhookPart {

        /** Leaves the content out. */
        @Override
        public String toString() {
            return "Change[field=%s]".formatted(field);
        }
    }

    /** Something without what a change needs. */
    record Odd(@Nullable String entryId, @Nullable String field, String why, JsonNode json) implements WebhookPart {

        /** Leaves the content out. */
        @Override
        public String toString() {
            return "Odd[field=%s, why=%s]".formatted(field, why);
        }
    }
}
