package dev.switchboard.conversationservice.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.ContactBookChanged;
import dev.switchboard.contracts.whatsapp.HistoryEvent;
import dev.switchboard.contracts.whatsapp.HistoryReceived;
import dev.switchboard.contracts.whatsapp.OldMessagesReceived;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.identity.IdentityKeeper;
import dev.switchboard.conversationservice.media.ExpectedMedia;
import dev.switchboard.conversationservice.media.MediaTable;
import dev.switchboard.conversationservice.timeline.Conversations;
import dev.switchboard.conversationservice.timeline.MessageRows;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Puts old chats into the conversations where they belong. They come in any order and again; a message that is stored
 * already stays as it is, but for a placeholder whose file came.
 */
@ApplicationScoped
class HistoryIntake implements BatchHandler<HistoryEvent> {

    private static final Logger LOGGER = Logger.getLogger(HistoryIntake.class);

    private final DataSource dataSource;
    private final PortfolioConfig portfolios;
    private final Contacts contacts;
    private final IdentityKeeper identities;
    private final Conversations conversations;
    private final MessageRows messages;
    private final MediaTable media;
    private final InstantSource clock;
    private final MeterRegistry meters;

    HistoryIntake(
            DataSource dataSource,
            PortfolioConfig portfolios,
            Contacts contacts,
            IdentityKeeper identities,
            Conversations conversations,
            MessageRows messages,
            MediaTable media,
            InstantSource clock,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.identities = identities;
        this.conversations = conversations;
        this.messages = messages;
        this.media = media;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void apply(List<Received<HistoryEvent>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        var told = read(batch, now);
        try (var connection = dataSource.getConnection()) {
            var wamids = told.stream().flatMap(HistoryPage.Told::wamids).toList();
            var known = messages.find(connection, wamids).keySet();
            var fresh = fresh(told, known);
            if (!fresh.isEmpty()) {
                enter(connection, fresh, now, outbox);
            }
            fillPlaceholders(connection, HistoryPage.files(told), now);
            count(
                    "stored",
                    fresh.stream().mapToLong(chat -> chat.wamids().count()).sum());
            count("duplicate", known.size());
        }
    }

    private void fillPlaceholders(Connection connection, Map<String, MessageContent.Media> files, Instant now)
            throws SQLException {
        var contents = new HashMap<String, String>();
        files.forEach((wamid, file) -> contents.put(wamid, HistoryPage.json(file)));
        var expected = new ArrayList<ExpectedMedia>();
        messages.fillPlaceholders(connection, contents).forEach((wamid, messageId) -> {
            var file = files.get(wamid);
            if (file != null) {
                expected.add(new ExpectedMedia(messageId, file, now));
            }
        });
        media.expect(connection, expected);
    }

    private void enter(Connection connection, List<HistoryPage.Told> chats, Instant now, Outbox outbox)
            throws SQLException {
        var book = contacts.open(
                connection,
                chats.stream()
                        .map(chat -> Named.customer(chat.portfolio(), chat.customer()))
                        .toList());
        var placed = place(chats, book);
        identities.save(connection, book, now, outbox);
        var threads = conversations.lock(
                connection, placed.stream().map(HistoryPage.Placed::thread).toList());
        var page = new HistoryPage(threads, now);
        placed.forEach(page::enter);
        conversations.start(connection, threads);
        messages.insert(connection, page.messages());
        media.expect(connection, page.media());
        conversations.touch(connection, threads);
        page.announcements().forEach(announcement -> announcement.addTo(outbox));
    }

    private static List<HistoryPage.Placed> place(List<HistoryPage.Told> chats, ContactBook book) {
        return chats.stream()
                .map(chat -> new HistoryPage.Placed(
                        chat, book.resolve(chat.portfolio(), chat.customer(), chat.newest(), chat.eventId())))
                .toList();
    }

    private List<HistoryPage.Told> read(List<Received<HistoryEvent>> batch, Instant now) {
        var told = new ArrayList<HistoryPage.Told>();
        for (var received : batch) {
            switch (received.event()) {
                // Its messages come by themselves; what stands in their place are reasons why there are none.
                case HistoryReceived history -> report(refusals(history.raw()));
                case OldMessagesReceived old ->
                    told.add(HistoryPage.Told.of(
                            old,
                            portfolios.of(old.wabaId()),
                            received.cloudEvent().id(),
                            now));
                // Names in somebody's address book are theirs: customers are shown as they call themselves.
                case ContactBookChanged _ -> count("contact_book", 1);
            }
        }
        return told;
    }

    private static List<HistoryPage.Told> fresh(List<HistoryPage.Told> told, Set<String> known) {
        var seen = new HashSet<>(known);
        return told.stream()
                .map(chat -> chat.without(seen))
                .filter(chat -> !chat.messages().isEmpty())
                .toList();
    }

    private void report(int refusals) {
        if (refusals > 0) {
            LOGGER.infof("old chats are not shared errors=%d", refusals);
        }
        count("refused", refusals);
    }

    private static int refusals(RawJson raw) {
        try {
            var errors = 0;
            for (var chunk : EventJson.mapper().readTree(raw.value()).path("history")) {
                errors += chunk.path("errors").size();
            }
            return errors;
        } catch (JsonProcessingException e) {
            return 0;
        }
    }

    private void count(String outcome, long items) {
        meters.counter("switchboard.conversation.history", "outcome", outcome).increment((double) items);
    }
}
