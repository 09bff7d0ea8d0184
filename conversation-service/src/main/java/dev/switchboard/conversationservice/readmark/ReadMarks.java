package dev.switchboard.conversationservice.readmark;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.timeline.ConversationList;
import dev.switchboard.conversationservice.timeline.ConversationView;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.ReadPositions;
import dev.switchboard.conversationservice.timeline.ReadPositions.Written;
import dev.switchboard.conversationservice.timeline.ReadView;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what was read and asks the sender to show it, in one transaction, with the conversation's row held. */
@ApplicationScoped
class ReadMarks {

    /** Meta marks no message that is older. */
    private static final Duration MARKABLE = Duration.ofDays(30);

    private final Publications publications;
    private final Conversations conversations;
    private final ConversationList list;
    private final ReadPositions positions;
    private final InstantSource clock;

    ReadMarks(
            Publications publications,
            Conversations conversations,
            ConversationList list,
            ReadPositions positions,
            InstantSource clock) {
        this.publications = publications;
        this.conversations = conversations;
        this.list = list;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * The business has read what the customer wrote.
     *
     * @param messageId up to this message; null for all that is there
     * @return up to where it has read now
     */
    ReadView read(UUID conversationId, @Nullable UUID messageId) {
        return publications.inTransaction((connection, outbox) -> {
            var conversation = held(connection, conversationId);
            var written = messageId == null
                    ? newest(connection, conversation)
                    : positions
                            .given(connection, conversation.id(), messageId)
                            .orElseThrow(() -> ProblemCode.INVALID_REQUEST.because(List.of(FieldError.of(
                                    "messageId", "must be a message of the customer in this conversation"))));
            var now = Times.storable(clock.instant());
            var news = positions.advance(connection, conversation.id(), written, now);
            if (news && written.sentAt().plus(MARKABLE).isAfter(now)) {
                var command = new MarkRead(conversation.id(), conversation.phoneNumberId(), written.wamid());
                ask(CloudEvent.idOf(MarkRead.class, written.id().toString()), command, conversation, now, outbox);
            }
            return position(connection, conversation.id());
        });
    }

    /** Somebody writes an answer to the newest message of the customer, and so has read it. */
    ReadView typing(UUID conversationId) {
        return publications.inTransaction((connection, outbox) -> {
            var conversation = held(connection, conversationId);
            if (!conversation.window().open()) {
                throw ProblemCode.WINDOW_CLOSED.because(
                        "a typing bubble shows only while free-form answers are allowed");
            }
            var written = newest(connection, conversation);
            var now = Times.storable(clock.instant());
            positions.advance(connection, conversation.id(), written, now);
            var command = new ShowTyping(conversation.id(), conversation.phoneNumberId(), written.wamid());
            ask(UuidCreator.getTimeOrderedEpoch().toString(), command, conversation, now, outbox);
            return position(connection, conversation.id());
        });
    }

    private ConversationView held(Connection connection, UUID asked) throws SQLException {
        var conversation = conversations
                .hold(connection, asked)
                .flatMap(list::view)
                .orElseThrow(() -> ProblemCode.UNKNOWN_CONVERSATION.because("no conversation has this id"));
        if (conversation.groupId() != null) {
            throw ProblemCode.GROUP_CONVERSATION.because("this conversation is a group");
        }
        return conversation;
    }

    private Written newest(Connection connection, ConversationView conversation) throws SQLException {
        return positions
                .newest(connection, conversation.id())
                .orElseThrow(
                        () -> ProblemCode.NOTHING_TO_READ.because("no message of the customer is on the timeline"));
    }

    private ReadView position(Connection connection, UUID conversationId) throws SQLException {
        return Objects.requireNonNull(
                positions.find(connection, List.of(conversationId)).get(conversationId), "just noted");
    }

    private static void ask(
            String id, OutboundCommand command, ConversationView conversation, Instant now, Outbox outbox) {
        Announcement.on(Topics.OUTBOUND_LIVE, id, conversation.id(), now, null, command)
                .addTo(outbox);
    }
}
