package dev.switchboard.conversationservice.intake;

import dev.switchboard.contracts.whatsapp.CallChanged;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import dev.switchboard.contracts.whatsapp.MessageEchoed;
import dev.switchboard.contracts.whatsapp.MessageEdited;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageRevoked;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts what customers did into their conversations.
 *
 * <p>First it finds out who they are, in the order of the batch, and stores what that taught; then it lays the deeds into
 * the conversations. A message whose wamid is stored already changes nothing at all. Whatever somebody else changed at
 * the same moment rolls the batch back, and it is run again.
 */
@ApplicationScoped
class MessageIntake implements BatchHandler<MessageEvent> {

    private final DataSource dataSource;
    private final PortfolioConfig portfolios;
    private final Contacts contacts;
    private final IdentityKeeper identities;
    private final Ledger ledger;
    private final InstantSource clock;

    MessageIntake(
            DataSource dataSource,
            PortfolioConfig portfolios,
            Contacts contacts,
            IdentityKeeper identities,
            Ledger ledger,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.identities = identities;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<MessageEvent>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        try (var connection = dataSource.getConnection()) {
            var book = contacts.open(
                    connection,
                    batch.stream()
                            .map(received -> DeedReader.named(portfolios, received.event()))
                            .toList());
            var deeds = read(connection, batch, book, now);
            identities.save(connection, book, now, outbox);
            ledger.enter(connection, deeds, now, outbox);
        }
    }

    private List<Deed> read(Connection connection, List<Received<MessageEvent>> batch, ContactBook book, Instant now)
            throws SQLException {
        var wamids = batch.stream()
                .map(received -> wamidOf(received.event()))
                .filter(Objects::nonNull)
                .toList();
        var known = new HashSet<>(ledger.known(connection, wamids));
        var reader = new DeedReader(portfolios, book, known, now);
        return batch.stream().map(reader::read).flatMap(Optional::stream).toList();
    }

    /** The wamid of something that is stored under it. */
    private static @Nullable String wamidOf(MessageEvent event) {
        return switch (event) {
            case MessageReceived message -> message.messageId();
            case MessageEchoed message -> message.messageId();
            case MessageEdited _, MessageRevoked _, CallChanged _, CustomerIdentityChanged _ -> null;
        };
    }
}
