package dev.switchboard.conversationservice.preference;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import dev.switchboard.contracts.whatsapp.MarketingPreferenceChanged;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.ThreadKey;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose choice it is, and tells it on. Somebody who never wrote becomes a contact by it; a conversation does not
 * start, for nothing was said.
 */
@ApplicationScoped
class PreferenceIntake implements BatchHandler<MarketingPreferenceChanged> {

    /** The one control that Meta has so far; others are told on as something we do not know. */
    private static final String MARKETING = "marketing_messages";

    private final DataSource dataSource;
    private final PortfolioConfig portfolios;
    private final Contacts contacts;
    private final IdentityKeeper identities;
    private final Conversations conversations;
    private final InstantSource clock;

    PreferenceIntake(
            DataSource dataSource,
            PortfolioConfig portfolios,
            Contacts contacts,
            IdentityKeeper identities,
            Conversations conversations,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.identities = identities;
        this.conversations = conversations;
        this.clock = clock;
    }

    private record Resolved(Received<MarketingPreferenceChanged> received, Instant at, UUID contactId) {}

    @Override
    public void apply(List<Received<MarketingPreferenceChanged>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        try (var connection = dataSource.getConnection()) {
            var book = contacts.open(
                    connection,
                    batch.stream()
                            .map(Received::event)
                            .map(event -> Named.customer(portfolios.of(event.wabaId()), event.customer()))
                            .toList());
            var resolved = new ArrayList<Resolved>();
            for (var received : batch) {
                resolved.add(resolve(book, received, now));
            }
            identities.save(connection, book, now, outbox);
            var threads = conversations.lock(
                    connection, resolved.stream().map(one -> thread(one, book)).toList());
            for (var one : resolved) {
                announced(one, book, threads.find(thread(one, book))).addTo(outbox);
            }
        }
    }

    private Resolved resolve(ContactBook book, Received<MarketingPreferenceChanged> received, Instant now) {
        var event = received.event();
        var at = EventTime.of(event.changedAt(), event.receivedAt(), now);
        var contact = book.resolve(
                portfolios.of(event.wabaId()),
                event.customer(),
                at,
                received.cloudEvent().id());
        return new Resolved(received, at, contact.id());
    }

    /** Whoever they turned out to be by the end of the batch. */
    private static UUID survivor(Resolved one, ContactBook book) {
        var contact = book.find(one.contactId());
        return contact == null ? one.contactId() : contact.survivor().id();
    }

    private static ThreadKey thread(Resolved one, ContactBook book) {
        return ThreadKey.privately(one.received().event().phoneNumberId(), survivor(one, book));
    }

    private static Announcement announced(Resolved one, ContactBook book, @Nullable UUID conversationId) {
        var event = one.received().event();
        var contactId = survivor(one, book);
        return Announcement.of(
                CloudEvent.idOf(
                        MarketingPreferenceChosen.class,
                        one.received().cloudEvent().id()),
                conversationId == null ? contactId : conversationId,
                one.at(),
                one.received().cloudEvent().traceparent(),
                new MarketingPreferenceChosen(
                        conversationId, contactId, event.phoneNumberId(), choice(event), one.at()));
    }

    private static MarketingPreferenceChosen.Choice choice(MarketingPreferenceChanged event) {
        if (!event.category().equals(MARKETING)) {
            return MarketingPreferenceChosen.Choice.OTHER;
        }
        return switch (event.value().toLowerCase(Locale.ROOT)) {
            case "stop" -> MarketingPreferenceChosen.Choice.STOP;
            case "resume" -> MarketingPreferenceChosen.Choice.RESUME;
            default -> MarketingPreferenceChosen.Choice.OTHER;
        };
    }
}
