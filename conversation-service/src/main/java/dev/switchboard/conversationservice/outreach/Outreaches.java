package dev.switchboard.conversationservice.outreach;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.conversationservice.command.DirectMessages;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.conversationservice.request.RequestDigest;
import dev.switchboard.conversationservice.timeline.MessageView;
import dev.switchboard.conversationservice.timeline.Timeline;
import dev.switchboard.conversationservice.window.WindowWatch;
import dev.switchboard.messaging.DatabaseException;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes requests for messages to people. One transaction covers the key, the contact, the conversation, the message and the
 * command to the sender; where it meets another one about the same person, it runs again.
 */
@ApplicationScoped
class Outreaches {

    /** More than ever meet: each that loses finds what another one stored. */
    private static final int ATTEMPTS = 10;

    private final Publications publications;
    private final OutreachRequests requests;
    private final Addressees addressees;
    private final DirectMessages messages;
    private final WindowWatch windows;
    private final Timeline timeline;
    private final InstantSource clock;

    Outreaches(
            Publications publications,
            OutreachRequests requests,
            Addressees addressees,
            DirectMessages messages,
            WindowWatch windows,
            Timeline timeline,
            InstantSource clock) {
        this.publications = publications;
        this.requests = requests;
        this.addressees = addressees;
        this.messages = messages;
        this.windows = windows;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Asks for a message.
     *
     * @param key a repeat with the same key and the same request is the same message
     * @return the message as it is now
     */
    MessageView ask(String key, Outreach outreach) {
        for (var attempt = 1; ; attempt++) {
            try {
                return publications.inTransaction((connection, outbox) -> ask(connection, key, outreach, outbox));
            } catch (DatabaseException e) {
                if (attempt == ATTEMPTS || !metAnother(e)) {
                    throw e;
                }
            }
        }
    }

    private MessageView ask(Connection connection, String key, Outreach outreach, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        var messageId = UuidCreator.getTimeOrderedEpoch();
        var digest = RequestDigest.of(outreach);
        if (!requests.claim(connection, key, digest, messageId, now)) {
            return repeated(connection, key, digest);
        }
        var contact = addressees.find(connection, outreach, now, outbox);
        var command = command(messageId, outreach, contact, now);
        var conversationId =
                messages.enter(connection, command, contact, outreach.lane().topic(), now, outbox);
        checkWindow(conversationId, outreach.content());
        return timeline.view(messageId).orElseThrow();
    }

    private MessageView repeated(Connection connection, String key, String digest) throws SQLException {
        var earlier = requests.find(connection, key)
                .orElseThrow(() -> new ConcurrentChangeException("a request was forgotten meanwhile"));
        return timeline.view(earlier.messageOf(digest)).orElseThrow();
    }

    private static SendToRecipient command(UUID messageId, Outreach outreach, KnownContact contact, Instant now) {
        var ids = contact.described();
        return new SendToRecipient(
                messageId,
                outreach.phoneNumberId(),
                new Recipient(ids.waId(), ids.userId()),
                outreach.content(),
                outreach.origin(),
                outreach.requestedBy(),
                now,
                null);
    }

    /** Asked once the conversation is held; what was entered until then is taken back with the transaction. */
    private void checkWindow(UUID conversationId, OutboundContent content) {
        if (!(content instanceof OutboundContent.Template)
                && !windows.view(conversationId).open()) {
            throw ProblemCode.WINDOW_CLOSED.because(
                    "free-form messages are allowed for 24 hours after the customer wrote; only a template can go out now");
        }
    }

    /** A serialization failure or a deadlock: nothing was stored, and the other one is done. */
    private static boolean metAnother(DatabaseException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("40");
    }
}
