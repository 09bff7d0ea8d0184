package dev.switchboard.outboundsender.number;

import dev.switchboard.contracts.outbound.NumberState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something told about a number, as a change of what is known. */
@FunctionalInterface
interface NumberNews {

    /** What is known after it. */
    NumberState in(NumberState known);

    static NumberState withStatus(NumberState known, String status) {
        return new NumberState(
                known.phoneNumberId(),
                known.wabaId(),
                status,
                known.qualityRating(),
                known.messagesPerSecond(),
                known.messagingLimit(),
                known.displayPhoneNumber(),
                known.verifiedName(),
                known.nameStatus(),
                known.codeVerificationStatus(),
                known.canSendMessage(),
                known.tokenExpiresAt(),
                known.asOf());
    }

    static NumberState withPace(
            NumberState known, @Nullable Integer messagesPerSecond, @Nullable String messagingLimit) {
        return new NumberState(
                known.phoneNumberId(),
                known.wabaId(),
                known.status(),
                known.qualityRating(),
                messagesPerSecond,
                messagingLimit,
                known.displayPhoneNumber(),
                known.verifiedName(),
                known.nameStatus(),
                known.codeVerificationStatus(),
                known.canSendMessage(),
                known.tokenExpiresAt(),
                known.asOf());
    }

    static NumberState withName(NumberState known, @Nullable String verifiedName, @Nullable String nameStatus) {
        return new NumberState(
                known.phoneNumberId(),
                known.wabaId(),
                known.status(),
                known.qualityRating(),
                known.messagesPerSecond(),
                known.messagingLimit(),
                known.displayPhoneNumber(),
                verifiedName,
                nameStatus,
                known.codeVerificationStatus(),
                known.canSendMessage(),
                known.tokenExpiresAt(),
                known.asOf());
    }

    static NumberState withTokenEnd(NumberState known, @Nullable Instant tokenExpiresAt) {
        return new NumberState(
                known.phoneNumberId(),
                known.wabaId(),
                known.status(),
                known.qualityRating(),
                known.messagesPerSecond(),
                known.messagingLimit(),
                known.displayPhoneNumber(),
                known.verifiedName(),
                known.nameStatus(),
                known.codeVerificationStatus(),
                known.canSendMessage(),
                tokenExpiresAt,
                known.asOf());
    }

    static NumberState at(NumberState known, Instant asOf) {
        return new NumberState(
                known.phoneNumberId(),
                known.wabaId(),
                known.status(),
                known.qualityRating(),
                known.messagesPerSecond(),
                known.messagingLimit(),
                known.displayPhoneNumber(),
                known.verifiedName(),
                known.nameStatus(),
                known.codeVerificationStatus(),
                known.canSendMessage(),
                known.tokenExpiresAt(),
                asOf);
    }
}
