package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Meta counts a message to; no conversation of ours. Any part may be missing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What Meta counts a message to; no conversation of ours.")
public record MetaConversation(
        @JsonPropertyDescription("Meta's id of it; before v24 a new one for each message") @Nullable
        String id,

        @JsonPropertyDescription("what began it, such as referral_conversion") @Nullable
        String originType,

        @JsonPropertyDescription("when the free entry point ends; comes with the status sent") @Nullable
        Instant expiresAt) {}
