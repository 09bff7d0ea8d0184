package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages to people that are asked for here and not on a lane; the rules are those of the commands. */
@ApplicationScoped
public class DirectMessages {

    private final Addressing addressing;
    private final TimelineEntries entries;

    DirectMessages(Addressing addressing, TimelineEntries entries) {
        this.addressing = addressing;
        this.entries = entries;
    }

    /** Whether somebody can have these ids. */
    public static boolean canBe(Recipient recipient) {
        return Refusal.of(recipient).isEmpty();
    }

    /**
     * Who has these ids; somebody new is stored.
     *
     * @param recipient one that {@link #canBe}
     * @return a contact that can be written to; empty when the ids were theirs and have passed on
     */
    public Optional<KnownContact> addressee(
            Connection connection, String phoneNumberId, Recipient recipient, Instant now, Outbox outbox)
            throws SQLException {
        return Optional.of(addressing.contact(connection, phoneNumberId, recipient, now, outbox))
                .filter(KnownContact::describable);
    }

    /**
     * Puts a message on the timeline of a stored contact, and asks the sender for it.
     *
     * @param lane topic on which the sender is asked
     * @return the conversation
     */
    public UUID enter(
            Connection connection,
            SendToRecipient command,
            KnownContact contact,
            String lane,
            Instant now,
            Outbox outbox)
            throws SQLException {
        return entries.enter(connection, List.of(new Wish.ToPerson(command, contact, lane, null)), now, outbox)
                .getFirst()
                .conversationId();
    }
}
