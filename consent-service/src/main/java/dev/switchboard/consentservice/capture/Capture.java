package dev.switchboard.consentservice.capture;

import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.KnownThread;
import dev.switchboard.consentservice.directory.Threads;
import dev.switchboard.consentservice.message.CustomerMessages;
import dev.switchboard.consentservice.number.Numbers;
import dev.switchboard.consentservice.number.Understanding;
import dev.switchboard.consentservice.optin.DoubleOptIn;
import dev.switchboard.consentservice.recording.Recorded;
import dev.switchboard.consentservice.recording.Recorder;
import dev.switchboard.consentservice.state.StateAnnouncer;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ConversationEvent;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Applies a stretch of conversation events in which nobody's identity changes: who and where people are first, then what
 * they said about consent, what they are told about it, and last what they are asked.
 */
@ApplicationScoped
class Capture {

    private final Contacts contacts;
    private final Threads threads;
    private final Numbers numbers;
    private final DoubleOptIn optIns;
    private final Recorder recorder;
    private final CustomerMessages messages;
    private final StateAnnouncer states;

    Capture(
            Contacts contacts,
            Threads threads,
            Numbers numbers,
            DoubleOptIn optIns,
            Recorder recorder,
            CustomerMessages messages,
            StateAnnouncer states) {
        this.contacts = contacts;
        this.threads = threads;
        this.numbers = numbers;
        this.optIns = optIns;
        this.recorder = recorder;
        this.messages = messages;
        this.states = states;
    }

    void apply(Connection connection, List<Received<ConversationEvent>> stretch, Instant now, Outbox outbox)
            throws SQLException {
        if (stretch.isEmpty()) {
            return;
        }
        learnContacts(connection, stretch, now, outbox);
        var book = new ThreadBook(threads.find(connection, ThreadBook.named(stretch)));
        var understandings = new HashMap<String, Understanding>();
        var writers = new HashSet<UUID>();
        for (var received : stretch) {
            var deed = book.read(received.event());
            if (deed != null) {
                var number = deed.thread().phoneNumberId();
                var understanding = understandings.get(number);
                if (understanding == null) {
                    understanding = numbers.understanding(connection, number);
                    understandings.put(number, understanding);
                }
                apply(connection, deed, understanding, now, outbox);
                if (deed instanceof Deed.Said said && !said.edited()) {
                    writers.add(said.contactId());
                }
            }
        }
        threads.save(connection, book.changed());
        optIns.askWhoWrote(connection, writers, understandings, now, outbox);
    }

    private void learnContacts(
            Connection connection, List<Received<ConversationEvent>> stretch, Instant now, Outbox outbox)
            throws SQLException {
        Map<UUID, CustomerRef> told = new LinkedHashMap<>();
        for (var received : stretch) {
            if (received.event() instanceof ContactChanged changed) {
                told.put(changed.contactId(), changed.customer());
            }
        }
        if (told.isEmpty()) {
            return;
        }
        contacts.hold(connection, told.keySet(), now);
        var changed = contacts.learn(connection, told);
        // Of whom nothing is recorded there is no news, but for the erased who come back: the sender must know them.
        var known = new LinkedHashSet<>(recorder.withEntries(connection, changed));
        known.addAll(contacts.suppressed(connection, changed));
        states.announce(connection, known, Times.storable(now), outbox);
    }

    private void apply(Connection connection, Deed deed, Understanding understanding, Instant now, Outbox outbox)
            throws SQLException {
        switch (deed) {
            case Deed.Said said -> {
                for (var meaning : Meanings.of(said.content(), understanding, said.reference())) {
                    if (apply(connection, said, meaning, understanding, now, outbox)) {
                        return; // of several meanings the first that applies counts
                    }
                }
            }
            case Deed.Told told -> recorder.record(connection, List.of(told.fact()), now, outbox);
        }
    }

    private boolean apply(
            Connection connection,
            Deed.Said said,
            Meaning meaning,
            Understanding understanding,
            Instant now,
            Outbox outbox)
            throws SQLException {
        return switch (meaning) {
            case Meaning.Stop stop -> {
                optIns.withdraw(connection, said.contactId(), said.thread().phoneNumberId());
                var recorded = recorder.record(connection, said.facts(stop), now, outbox);
                confirm(recorded, true, stop.locale(), said.thread(), understanding, now, outbox);
                yield true;
            }
            case Meaning.Start start when said.edited() -> false;
            case Meaning.Start start -> {
                if (start.byWord() && understanding.settings().doubleOptIn()) {
                    askBack(connection, said, start, understanding, now, outbox);
                } else {
                    var recorded = recorder.record(connection, said.facts(start), now, outbox);
                    confirm(recorded, false, start.locale(), said.thread(), understanding, now, outbox);
                }
                yield true;
            }
            case Meaning.Answer answer when said.edited() -> false;
            case Meaning.Answer answer -> {
                var request = optIns.answered(
                        connection,
                        said.contactId(),
                        said.thread(),
                        new DoubleOptIn.Answer(said.at(), answer.named(), said.quoted()));
                if (request.isEmpty()) {
                    yield false;
                }
                var facts = optIns.end(connection, request.get(), answer.agrees(), said.at(), answer.evidence());
                var recorded = recorder.record(connection, facts, now, outbox);
                if (answer.agrees()) {
                    confirm(recorded, false, request.get().locale(), said.thread(), understanding, now, outbox);
                }
                yield true;
            }
        };
    }

    private void askBack(
            Connection connection,
            Deed.Said said,
            Meaning.Start start,
            Understanding understanding,
            Instant now,
            Outbox outbox)
            throws SQLException {
        var held = contacts.hold(connection, List.of(said.contactId()), now);
        if (held.contact(held.survivorOf(said.contactId())).erasedAt() != null) {
            return;
        }
        threads.save(connection, List.of(said.thread()));
        optIns.request(
                connection,
                CloudEvent.digestOf("double-opt-in", said.reference()),
                held.contact(held.survivorOf(said.contactId())),
                said.thread().phoneNumberId(),
                start.categories(),
                start.locale(),
                start.evidence(),
                understanding,
                now,
                outbox);
    }

    /** One message for one deed, and none when it changed nothing. */
    private void confirm(
            List<Recorded> recorded,
            boolean optOut,
            String locale,
            KnownThread thread,
            Understanding understanding,
            Instant now,
            Outbox outbox) {
        var first =
                recorded.stream().filter(one -> one.counts() && one.changed()).findFirst();
        if (first.isPresent()) {
            messages.confirm(
                    first.get().fact().eventId(),
                    optOut,
                    understanding,
                    locale,
                    thread,
                    first.get().contact(),
                    now,
                    outbox);
        }
    }
}
