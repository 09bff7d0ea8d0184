package dev.switchboard.conversationservice.outreach;

import dev.switchboard.conversationservice.batch.ConcurrentChangeException;
import dev.switchboard.conversationservice.command.DirectMessages;
import dev.switchboard.conversationservice.contact.ContactChain;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.contact.NumberPortfolios;
import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds the contact whom a request means; by an id of Meta's it may be somebody new. */
@ApplicationScoped
class Addressees {

    /** Held, so that nobody is merged or erased between being found and being written to. */
    private static final String HOLD = """
            SELECT erased_at IS NOT NULL FROM contact WHERE id = ? AND merged_into IS NULL FOR SHARE
            """;

    private final DirectMessages messages;
    private final ContactChain chain;
    private final Contacts contacts;
    private final NumberPortfolios portfolios;

    Addressees(DirectMessages messages, ContactChain chain, Contacts contacts, NumberPortfolios portfolios) {
        this.messages = messages;
        this.chain = chain;
        this.contacts = contacts;
        this.portfolios = portfolios;
    }

    KnownContact find(Connection connection, Outreach outreach, Instant now, Outbox outbox) throws SQLException {
        return switch (outreach.recipient()) {
            case Addressee.ByMetasId(var ids) ->
                messages.addressee(connection, outreach.phoneNumberId(), ids, now, outbox)
                        .orElseThrow(Addressees::passedOn);
            case Addressee.ByContact(var contactId) -> known(connection, contactId, outreach.phoneNumberId());
        };
    }

    private KnownContact known(Connection connection, UUID contactId, String phoneNumberId) throws SQLException {
        var survivor = chain.of(connection, contactId).stream()
                .findFirst()
                .orElseThrow(() -> ProblemCode.UNKNOWN_CONTACT.because("no contact has this id"));
        if (isErased(connection, survivor)) {
            throw ProblemCode.CONTACT_ERASED.because("nothing is known of this contact any more");
        }
        var contact = contacts.open(connection, List.of(), List.of(survivor)).find(survivor);
        if (contact == null || !contact.describable()) {
            throw passedOn();
        }
        if (!portfolios.of(connection, List.of(phoneNumberId)).mayBeOf(phoneNumberId, contact.portfolio())) {
            throw ProblemCode.RECIPIENT_UNREACHABLE.because(
                    "the number is of another business portfolio, where the contact's ids mean nobody");
        }
        return contact;
    }

    private static boolean isErased(Connection connection, UUID contactId) throws SQLException {
        try (var statement = connection.prepareStatement(HOLD)) {
            statement.setObject(1, contactId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new ConcurrentChangeException("a contact was merged meanwhile");
                }
                return rows.getBoolean(1);
            }
        }
    }

    private static RuntimeException passedOn() {
        return ProblemCode.RECIPIENT_UNREACHABLE.because("Meta's ids of this contact have passed to somebody else");
    }
}
