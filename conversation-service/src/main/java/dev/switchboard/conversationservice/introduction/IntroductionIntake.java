package dev.switchboard.conversationservice.introduction;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.FormerContacts;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.conversationservice.contact.NumberPortfolios;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Takes on contacts under the ids that were proposed for them. Somebody who is known already stays who they are: then the
 * proposal is merged into the known contact, and whoever heard the proposed id hears that.
 */
@ApplicationScoped
class IntroductionIntake implements BatchHandler<ContactIntroduced> {

    private static final String EVIDENCE = "introduced_with_known_id";

    private final DataSource dataSource;
    private final NumberPortfolios numberPortfolios;
    private final Contacts contacts;
    private final FormerContacts former;
    private final IdentityKeeper identities;
    private final Conversations conversations;
    private final InstantSource clock;

    IntroductionIntake(
            DataSource dataSource,
            NumberPortfolios numberPortfolios,
            Contacts contacts,
            FormerContacts former,
            IdentityKeeper identities,
            Conversations conversations,
            InstantSource clock) {
        this.dataSource = dataSource;
        this.numberPortfolios = numberPortfolios;
        this.contacts = contacts;
        this.former = former;
        this.identities = identities;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<ContactIntroduced>> received, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        try (var connection = dataSource.getConnection()) {
            var batch = fresh(connection, received);
            var portfolios = numberPortfolios.of(
                    connection,
                    batch.stream()
                            .map(introduction -> introduction.event().phoneNumberId())
                            .toList());
            var proposed = batch.stream()
                    .map(introduction -> introduction.event().contactId())
                    .distinct()
                    .toList();
            var book = contacts.open(
                    connection,
                    batch.stream()
                            .map(Received::event)
                            .map(event -> Named.customer(portfolios.of(event.phoneNumberId()), event.customer()))
                            .toList(),
                    proposed);
            Map<UUID, UUID> merged = new LinkedHashMap<>();
            for (var introduction : batch) {
                var event = introduction.event();
                var contact = book.introduce(
                        event.contactId(),
                        portfolios.of(event.phoneNumberId()),
                        event.customer(),
                        EventTime.of(event.introducedAt(), now, now),
                        introduction.cloudEvent().id());
                if (!contact.id().equals(event.contactId())) {
                    merged.put(event.contactId(), contact.id());
                }
            }
            identities.save(connection, book, now, outbox);
            merged.replaceAll((_, contactId) -> {
                var contact = book.find(contactId);
                return contact == null ? contactId : contact.survivor().id();
            });
            former.keep(connection, merged, now);
            announce(connection, merged, now, outbox);
        }
    }

    /** An id that was joined to another contact, or erased, is not taken on again by a repeat. */
    private List<Received<ContactIntroduced>> fresh(Connection connection, List<Received<ContactIntroduced>> received)
            throws SQLException {
        var gone = former.among(
                connection,
                received.stream()
                        .map(introduction -> introduction.event().contactId())
                        .distinct()
                        .toList());
        return received.stream()
                .filter(introduction -> !gone.contains(introduction.event().contactId()))
                .toList();
    }

    private void announce(Connection connection, Map<UUID, UUID> merged, Instant now, Outbox outbox)
            throws SQLException {
        var threads = new HashMap<UUID, UUID>();
        conversations
                .ofContacts(connection, merged.values().stream().distinct().toList())
                .forEach((conversationId, contactId) -> threads.putIfAbsent(contactId, conversationId));
        merged.forEach((proposed, survivor) -> {
            // Somebody known without a thread yet: their own id stands where the thread's would.
            var conversationId = threads.getOrDefault(survivor, survivor);
            Announcement.of(
                            CloudEvent.idOf(
                                    ContactsMerged.class,
                                    conversationId.toString(),
                                    survivor.toString(),
                                    proposed.toString()),
                            conversationId,
                            now,
                            null,
                            new ContactsMerged(conversationId, survivor, proposed, null, EVIDENCE, now))
                    .addTo(outbox);
        });
    }
}
