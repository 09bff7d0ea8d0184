package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The current health of a business number; the latest record counts. */
@JsonClassDescription("The current health of a business number; the latest record counts.")
public record NumberState(
        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("CONNECTED, RESTRICTED, …") @Nullable
        String status,

        @JsonPropertyDescription("GREEN, YELLOW, RED or NA") @Nullable
        String qualityRating,

        @JsonPropertyDescription("pace Meta allows") @Nullable
        Integer messagesPerSecond,

        @JsonPropertyDescription("TIER_250, …") @Nullable String messagingLimit,

        @JsonPropertyDescription("the number as Meta shows it") @Nullable
        String displayPhoneNumber,

        @JsonPropertyDescription("name customers see") @Nullable
        String verifiedName,

        @JsonPropertyDescription("APPROVED, DECLINED, PENDING_REVIEW, …") @Nullable
        String nameStatus,

        @JsonPropertyDescription("VERIFIED, NOT_VERIFIED or EXPIRED") @Nullable
        String codeVerificationStatus,

        @JsonPropertyDescription("AVAILABLE, LIMITED or BLOCKED") @Nullable
        String canSendMessage,

        @JsonPropertyDescription("when the access token ends; absent when it does not, or nobody knows") @Nullable
        Instant tokenExpiresAt,

        @JsonPropertyDescription("when Meta said so") Instant asOf)
        implements OutboundState {
    public NumberState {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(asOf, "asOf");
    }
}
