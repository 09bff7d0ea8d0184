package dev.switchboard.simulator.groups;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that the business sent to a group.
 *
 * @param wamid Meta's id
 * @param group where it went
 * @param type Meta's name of the type
 * @param body the call's parameters
 * @param callbackData {@code biz_opaque_callback_data}, echoed in every status; null for none
 * @param category the template's, null for a free-form message
 * @param at simulated time
 */
public record GroupMessage(
        String wamid,
        Group group,
        String type,
        JsonNode body,
        @Nullable String callbackData,
        @Nullable String category,
        Instant at) {}
