package dev.switchboard.consentservice.optin;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.KnownThread;
import dev.switchboard.consentservice.directory.Threads;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.consentservice.message.CustomerMessages;
import dev.switchboard.consentservice.number.Understanding;
import dev.switchboard.consentservice.recording.Recorder;
import dev.switchboard.consentservice.state.Standing;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a consent and takes the answer. One question a contact and number waits at a time; asking again while it does
 * changes nothing, and no question is sent twice.
 */
@ApplicationScoped
public class DoubleOptIn {

    private final OptInRequests requests;
    private final Contacts contacts;
    private final Threads threads;
    private final Standings standings;
    private final CustomerMessages messages;
    private final Recorder recorder;

    DoubleOptIn(
            OptInRequests requests,
            Contacts contacts,
            Threads threads,
            Standings standings,
            CustomerMessages messages,
            Recorder recorder) {
        this.requests = requests;
        this.contacts = contacts;
        this.threads = threads;
        this.standings = standings;
        this.messages = messages;
        this.recorder = recorder;
    }

    /**
     * Asks, where the window allows it; else the request waits until the customer writes.
     *
     * @param id follows from what caused it
     * @param contact who stands for themselves
     */
    public void request(
            Connection connection,
            UUID id,
            Contact contact,
            String phoneNumberId,
            Set<ConsentCategory> categories,
            String locale,
            Evidence evidence,
            Understanding understanding,
            Instant now,
            Outbox outbox)
            throws SQLException {
        var waiting = requests.holdWaiting(connection, contact.id(), phoneNumberId).stream()
                .filter(one -> one.expiresAt().isAfter(now) && one.categories().containsAll(categories))
                .findFirst();
        if (waiting.isPresent()) {
            if (waiting.get().questionId() == null) {
                askLate(connection, waiting.get(), contact, understanding, now, outbox);
            }
            return;
        }
        var request = new OptInRequest(
                id,
                contact.id(),
                phoneNumberId,
                categories,
                OptInRequest.State.WAITING,
                locale,
                Times.storable(now),
                Times.storable(now.plus(understanding.settings().questionValidFor())),
                null,
                null,
                evidence.wording());
        var asked =
                ask(connection, request, contact, understanding, now, outbox).orElse(request);
        requests.add(connection, asked);
        recorder.record(connection, facts(asked, Action.REQUESTED, now, evidence), now, outbox);
    }

    /**
     * Asks what waits unasked of people who wrote: their windows are open now. Who has decided since is not asked.
     *
     * @param understandings of the numbers that they wrote to
     */
    public void askWhoWrote(
            Connection connection,
            Set<UUID> contactIds,
            Map<String, Understanding> understandings,
            Instant now,
            Outbox outbox)
            throws SQLException {
        var unasked = requests.holdUnasked(connection, contactIds, now);
        if (unasked.isEmpty()) {
            return;
        }
        var held = contacts.hold(
                connection, unasked.stream().map(OptInRequest::contactId).toList(), now);
        var counting = standings.byKey(connection, held.contacts().keySet());
        for (var request : unasked) {
            var contact = held.contact(held.survivorOf(request.contactId()));
            var understanding = understandings.get(request.phoneNumberId());
            if (understanding != null && contact.erasedAt() == null && !isDecidedSince(request, contact, counting)) {
                askLate(connection, request, contact, understanding, now, outbox);
            }
        }
    }

    private void askLate(
            Connection connection,
            OptInRequest unasked,
            Contact contact,
            Understanding understanding,
            Instant now,
            Outbox outbox)
            throws SQLException {
        var asked = ask(connection, unasked, contact, understanding, now, outbox);
        if (asked.isPresent()) {
            requests.asked(connection, asked.get());
        }
    }

    /** The request with its question; empty where none can be sent. */
    private Optional<OptInRequest> ask(
            Connection connection,
            OptInRequest unasked,
            Contact contact,
            Understanding understanding,
            Instant now,
            Outbox outbox)
            throws SQLException {
        return threads.of(connection, contact.id(), unasked.phoneNumberId())
                .flatMap(thread ->
                        messages.ask(unasked.id(), understanding, unasked.locale(), thread, contact, now, outbox))
                .map(question -> unasked.asked(question, Times.storable(now)));
    }

    private static boolean isDecidedSince(OptInRequest request, Contact contact, Map<Standing.Key, Standing> counting) {
        return request.categories().stream().allMatch(category -> {
            var standing = counting.get(new Standing.Key(contact.id(), request.phoneNumberId(), category.name()));
            return standing != null
                    && standing.action().decisive()
                    && standing.since().isAfter(request.requestedAt());
        });
    }

    /**
     * The request that a yes or no answers: the one that the tapped button names, else the newest that was asked in this
     * thread as the business's last word, and in time.
     */
    public Optional<OptInRequest> answered(Connection connection, UUID contactId, KnownThread thread, Answer answer)
            throws SQLException {
        return requests.holdWaiting(connection, contactId, thread.phoneNumberId()).stream()
                .filter(request -> request.askedAt() != null && answer.at().isBefore(request.expiresAt()))
                .filter(request -> answer.named() != null
                        ? request.id().equals(answer.named())
                        : answersTheQuestion(request, thread, answer))
                .findFirst();
    }

    /**
     * A yes or no.
     *
     * @param named the request that a button names; null for words
     * @param quoted the message that the customer quotes; null for none
     */
    public record Answer(
            Instant at, @Nullable UUID named, @Nullable UUID quoted) {}

    /** Ends a request with the customer's answer; what follows from it is for the caller to write down. */
    public List<Fact> end(Connection connection, OptInRequest request, boolean agreed, Instant at, Evidence evidence)
            throws SQLException {
        requests.end(connection, List.of(request), agreed ? OptInRequest.State.GRANTED : OptInRequest.State.DENIED);
        return facts(
                request,
                agreed ? Action.GRANTED : Action.DENIED,
                at,
                evidence.showing(request.wording(), request.locale()));
    }

    /** Ends everything that waits for a customer who said stop. */
    public void withdraw(Connection connection, UUID contactId, String phoneNumberId) throws SQLException {
        requests.end(
                connection, requests.holdWaiting(connection, contactId, phoneNumberId), OptInRequest.State.WITHDRAWN);
    }

    /** Everything that a contact that stands for itself was asked, oldest first. */
    public List<OptInRequest> of(Connection connection, UUID survivorId) throws SQLException {
        return requests.of(connection, survivorId);
    }

    /** Forgets what a contact that stands for itself was asked; answers how many requests. */
    public int forget(Connection connection, UUID survivorId) throws SQLException {
        return requests.forget(connection, survivorId);
    }

    /** Ends requests whose time is over; answers how many. */
    int expire(Connection connection, Instant now, int limit, Outbox outbox) throws SQLException {
        var due = requests.holdDue(connection, now, limit);
        requests.end(connection, due, OptInRequest.State.EXPIRED);
        var facts = due.stream()
                .flatMap(request -> facts(
                        request,
                        Action.EXPIRED,
                        request.expiresAt(),
                        Evidence.from(ConsentSource.EXPIRY, request.id().toString())
                                .showing(request.wording(), request.locale()))
                        .stream())
                .toList();
        recorder.record(connection, facts, now, outbox);
        return due.size();
    }

    private static boolean answersTheQuestion(OptInRequest request, KnownThread thread, Answer answer) {
        var questionId = request.questionId();
        if (questionId == null) {
            return false;
        }
        if (answer.quoted() != null) {
            return questionId.equals(answer.quoted());
        }
        var lastWord = thread.lastOutboundAt();
        return lastWord == null
                || questionId.equals(thread.lastOutboundId())
                || request.askedAt() == null
                || !lastWord.isAfter(request.askedAt());
    }

    private static List<Fact> facts(OptInRequest request, Action action, Instant at, Evidence evidence) {
        return request.categories().stream()
                .sorted()
                .map(category -> new Fact(
                        Fact.id(request.id().toString(), category, action),
                        request.contactId(),
                        request.phoneNumberId(),
                        category,
                        action,
                        at,
                        evidence.answering(request.id(), request.questionId())))
                .toList();
    }
}
