package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.conversationservice.Announcement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that went out, while a batch of facts is laid upon it. Its row is held. */
final class TrackedMessage {

    private final UUID id;
    private final UUID conversationId;
    private final @Nullable UUID contactId;
    private final String phoneNumberId;
    private final Instant sentAt;
    private @Nullable String wamid;
    private MessageProgress progress;
    private boolean changed;

    TrackedMessage(
            UUID id,
            UUID conversationId,
            @Nullable UUID contactId,
            String phoneNumberId,
            Instant sentAt,
            @Nullable String wamid,
            MessageProgress progress) {
        this.id = id;
        this.conversationId = conversationId;
        this.contactId = contactId;
        this.phoneNumberId = phoneNumberId;
        this.sentAt = sentAt;
        this.wamid = wamid;
        this.progress = progress;
    }

    /** Lays one fact upon it; answers what the others must hear when that made it advance. */
    Optional<Announcement> learn(Fact fact, @Nullable String traceparent) {
        var before = progress;
        progress = before.with(fact);
        if (progress.equals(before)) {
            return Optional.empty();
        }
        changed = true;
        var state = progress.state();
        if (state == before.state()) {
            return Optional.empty();
        }
        var reachedAt = progress.reachedAt();
        var at = reachedAt == null ? fact.at() : reachedAt;
        return Optional.of(Announcement.of(
                CloudEvent.idOf(MessageStatusAdvanced.class, id.toString(), state.name()),
                conversationId,
                at,
                traceparent,
                new MessageStatusAdvanced(
                        conversationId,
                        id,
                        state,
                        at,
                        state == MessageState.FAILED ? progress.failure() : null,
                        reason(state),
                        contactId,
                        phoneNumberId)));
    }

    /** Notes Meta's id of it, once. */
    void acceptedAs(String metaId) {
        if (wamid == null) {
            wamid = metaId;
            changed = true;
        }
    }

    UUID id() {
        return id;
    }

    UUID conversationId() {
        return conversationId;
    }

    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    String wamid() {
        return wamid;
    }

    MessageProgress progress() {
        return progress;
    }

    boolean changed() {
        return changed;
    }

    /** Meta gave up without a word on what it had taken, or never got it. */
    private String unexplained() {
        return wamid == null ? "not_sent" : "no_reason_given";
    }

    private @Nullable String reason(MessageState state) {
        var refusal = progress.refusal();
        return switch (state) {
            case REFUSED -> refusal == null ? null : refusal.code();
            case UNKNOWN -> progress.unknownReason();
            case FAILED -> progress.failure() == null ? unexplained() : null;
            case RECEIVED, QUEUED, SENT, DELIVERED, READ, OTHER -> null;
        };
    }
}
