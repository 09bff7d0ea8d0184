package dev.switchboard.conversationservice.answer;

import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.conversationservice.problem.FieldError;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.request.RequestDigest;
import dev.switchboard.conversationservice.timeline.ConversationList;
import dev.switchboard.conversationservice.timeline.ConversationView;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.MessageView;
import dev.switchboard.conversationservice.timeline.Timeline;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes requests for answers. One transaction covers the message, the remembered key and the command to the sender; the
 * conversation's row is held, so that two requests with one key come one after the other.
 */
@ApplicationScoped
class Answers {

    private final Publications publications;
    private final Conversations conversations;
    private final ConversationList list;
    private final Timeline timeline;
    private final AnswerRequests requests;
    private final AnswerWriter writer;
    private final InstantSource clock;

    Answers(
            Publications publications,
            Conversations conversations,
            ConversationList list,
            Timeline timeline,
            AnswerRequests requests,
            AnswerWriter writer,
            InstantSource clock) {
        this.publications = publications;
        this.conversations = conversations;
        this.list = list;
        this.timeline = timeline;
        this.requests = requests;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Asks for an answer.
     *
     * @param key a repeat with the same key and the same answer is the same message
     * @return the message as it is now
     */
    MessageView ask(UUID conversationId, String key, Answer answer) {
        return publications.inTransaction((connection, outbox) -> ask(connection, conversationId, key, answer, outbox));
    }

    private MessageView ask(Connection connection, UUID asked, String key, Answer answer, Outbox outbox)
            throws SQLException {
        var conversationId = conversations.hold(connection, asked).orElseThrow(Answers::unknownConversation);
        var digest = RequestDigest.of(answer);
        var earlier = requests.find(connection, asked, key);
        if (earlier.isPresent()) {
            return timeline.view(conversationId, earlier.get().messageOf(digest))
                    .orElseThrow();
        }
        var conversation = list.view(conversationId).orElseThrow(Answers::unknownConversation);
        checkAnswerable(conversation, answer.content());
        var now = Times.storable(clock.instant());
        var resolved = resolved(conversationId, answer);
        var messageId = writer.write(connection, conversation, resolved, now, outbox);
        requests.remember(connection, asked, key, digest, messageId, now);
        return timeline.view(conversationId, messageId).orElseThrow();
    }

    private static void checkAnswerable(ConversationView conversation, OutboundContent content) {
        if (conversation.groupId() != null) {
            throw ProblemCode.GROUP_CONVERSATION.because("this conversation is a group");
        }
        if (!conversation.window().open() && !(content instanceof OutboundContent.Template)) {
            throw ProblemCode.WINDOW_CLOSED.because(
                    "free-form answers are allowed for 24 hours after the customer wrote; only a template can go out now");
        }
    }

    /** The answer with Meta's ids in place of ours. */
    private AnswerWriter.Resolved resolved(UUID conversationId, Answer answer) {
        if (answer.content() instanceof MessageContent.Reaction reaction) {
            var target = uuid(reaction.targetMessageId());
            var wamid = wamidOf(conversationId, target, "content.targetMessageId");
            return new AnswerWriter.Resolved(new MessageContent.Reaction(wamid, reaction.emoji()), target, wamid);
        }
        var quoted = answer.quotedMessageId();
        var wamid = quoted == null ? null : wamidOf(conversationId, Optional.of(quoted), "quotedMessageId");
        return new AnswerWriter.Resolved(answer.content(), Optional.ofNullable(quoted), wamid);
    }

    private String wamidOf(UUID conversationId, Optional<UUID> messageId, String field) {
        return messageId
                .flatMap(id -> timeline.wamidOf(conversationId, id))
                .orElseThrow(() -> ProblemCode.INVALID_REQUEST.because(
                        List.of(FieldError.of(field, "must be a message of this conversation that Meta knows"))));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RuntimeException unknownConversation() {
        return ProblemCode.UNKNOWN_CONVERSATION.because("no conversation has this id");
    }
}
