package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.conversationservice.media.MediaView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it; what is not known is left out.
 *
 * @param direction inbound, outbound or echo
 * @param content what it says now, as in the events
 * @param media the file that came with it, and how far its fetching came
 * @param state received, queued, sent, delivered, read, failed, unknown or refused
 * @param sentAt its place on the timeline
 * @param recordedAt when it was stored
 * @param acceptedAt when Meta took it
 * @param dispatchedAt first tick
 * @param deliveredAt second tick
 * @param readAt blue ticks
 * @param failedAt when Meta gave up; a later delivery wins, and this stays
 * @param error why, as Meta said it: code, title, message, details
 * @param refusal why our own rules stopped it: code, explanation, unblockedBy
 * @param unknownSince since when nobody can say whether it went out
 * @param pricing what Meta charges for it
 * @param quotedMessageId the message it answers, or that it reacts to, where it is on the timeline
 * @param context that it was forwarded, or which product it asks about
 * @param referral ad or post the customer came from
 * @param preview what the page behind its first link says of itself; gone with the link, or when the message is revoked
 * @param reactions what is put on it now, the customer's first
 * @param authorContactId who wrote it, in groups
 * @param standby written while Meta Business Agent was answering
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        UUID conversationId,
        String direction,
        JsonNode content,
        @Nullable MediaView media,
        String state,
        Instant sentAt,
        Instant recordedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable JsonNode error,
        @Nullable JsonNode refusal,
        @Nullable Instant unknownSince,
        @Nullable String unknownReason,
        @Nullable JsonNode pricing,
        @Nullable UUID quotedMessageId,
        @Nullable JsonNode context,
        @Nullable JsonNode referral,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReactionView> reactions,
        @Nullable UUID interactionId,
        @Nullable UUID authorContactId,
        @Nullable Boolean standby,
        @Nullable Instant editedAt,
        @Nullable Instant revokedAt,
        @Nullable LinkPreviewView preview) {

    @Override
    public String toString() {
        return "MessageView[id=%s, state=%s]".formatted(id, state);
    }
}
