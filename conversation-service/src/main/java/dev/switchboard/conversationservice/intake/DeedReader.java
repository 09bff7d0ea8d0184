package dev.switchboard.conversationservice.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.CallChanged;
import dev.switchboard.contracts.whatsapp.CustomerIdentityChanged;
import dev.switchboard.contracts.whatsapp.MessageEchoed;
import dev.switchboard.contracts.whatsapp.MessageEdited;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageRevoked;
import dev.switchboard.conversationservice.batch.EventTime;
import dev.switchboard.conversationservice.contact.ContactBook;
import dev.switchboard.conversationservice.contact.KnownContact;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.conversationservice.contact.PortfolioConfig;
import dev.switchboard.conversationservice.timeline.MessageChange;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.messaging.Received;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads events into deeds, one after the other, finding out on the way who did them. */
final class DeedReader {

    /** The only step of a call that the customer takes: whoever ends it, the window counts from its beginning. */
    private static final String CALL_BEGINS = "connect";

    private final PortfolioConfig portfolios;
    private final ContactBook contacts;
    private final Set<String> knownWamids;
    private final Instant now;

    /**
     * Starts on a batch.
     *
     * @param knownWamids messages that are stored already; grows by those of the batch, so that a repeat is passed over
     */
    DeedReader(PortfolioConfig portfolios, ContactBook contacts, Set<String> knownWamids, Instant now) {
        this.portfolios = portfolios;
        this.contacts = contacts;
        this.knownWamids = knownWamids;
        this.now = now;
    }

    /** Whom an event names. */
    static Named named(PortfolioConfig portfolios, MessageEvent event) {
        return switch (event) {
            case MessageReceived message -> Named.customer(portfolios.of(message.wabaId()), sender(message));
            case MessageEchoed message -> Named.customer(portfolios.of(message.wabaId()), message.customer());
            case MessageEdited edit -> Named.customer(portfolios.of(edit.wabaId()), edit.customer());
            case MessageRevoked revocation -> Named.customer(portfolios.of(revocation.wabaId()), revocation.customer());
            case CallChanged call -> Named.customer(portfolios.of(call.wabaId()), call.customer());
            case CustomerIdentityChanged change -> Named.underOldAndNewIds(portfolios.of(change.wabaId()), change);
        };
    }

    /** The deed of an event; empty when it only changes who somebody is, or is a repeat. */
    Optional<Deed> read(Received<MessageEvent> received) {
        var event = received.cloudEvent();
        var trace = event.traceparent();
        return switch (received.event()) {
            case MessageReceived message
            when knownWamids.add(message.messageId()) -> {
                var at = EventTime.of(message.sentAt(), message.receivedAt(), now);
                yield Optional.of(new Deed.Wrote(
                        message.phoneNumberId(),
                        whoIs(message.wabaId(), sender(message), at, event.id()),
                        at,
                        trace,
                        message.messageId(),
                        message.content(),
                        MessageOrigin.quoted(message.content(), message.context()),
                        message.groupId(),
                        message.context(),
                        message.referral(),
                        message.standby()));
            }
            case MessageEchoed message
            when knownWamids.add(message.messageId()) -> {
                var at = EventTime.of(message.sentAt(), message.receivedAt(), now);
                var portfolio = portfolios.of(message.wabaId());
                var contact = contacts.resolveAddressee(portfolio, message.customer(), at, event.id());
                yield Optional.of(echoed(message, contact, at, trace));
            }
            case MessageReceived _, MessageEchoed _ -> Optional.empty();
            case MessageEdited edit -> {
                var at = EventTime.of(edit.sentAt(), edit.receivedAt(), now);
                var change = new MessageChange(edit.messageId(), edit.originalMessageId(), json(edit.content()), at);
                var contact = whoIs(edit.wabaId(), edit.customer(), at, event.id());
                yield Optional.of(new Deed.Changed(edit.phoneNumberId(), contact, at, trace, change, true));
            }
            case MessageRevoked revocation -> {
                var at = EventTime.of(revocation.sentAt(), revocation.receivedAt(), now);
                var change = new MessageChange(revocation.messageId(), revocation.originalMessageId(), null, at);
                var contact = whoIs(revocation.wabaId(), revocation.customer(), at, event.id());
                yield Optional.of(new Deed.Changed(revocation.phoneNumberId(), contact, at, trace, change, true));
            }
            case CallChanged call
            when call.startedByCustomer() && call.event().equals(CALL_BEGINS) -> {
                var at = EventTime.of(call.sentAt(), call.receivedAt(), now);
                var contact = whoIs(call.wabaId(), call.customer(), at, event.id());
                yield Optional.of(new Deed.Called(call.phoneNumberId(), contact, at, trace));
            }
            case CallChanged _ -> Optional.empty();
            case CustomerIdentityChanged change -> {
                var at = EventTime.of(change.sentAt(), change.receivedAt(), now);
                contacts.changeIdentity(portfolios.of(change.wabaId()), change, at, event.id());
                yield Optional.empty();
            }
        };
    }

    /** The business wrote, or changed what it had written. */
    private static Deed echoed(MessageEchoed message, KnownContact contact, Instant at, @Nullable String trace) {
        var edited = message.editedMessageId();
        var original = edited == null ? message.revokedMessageId() : edited;
        if (original != null) {
            var content = edited == null ? null : json(message.content());
            var change = new MessageChange(message.messageId(), original, content, at);
            return new Deed.Changed(message.phoneNumberId(), contact, at, trace, change, false);
        }
        return new Deed.WasWrittenTo(
                message.phoneNumberId(),
                contact,
                at,
                trace,
                message.messageId(),
                message.content(),
                MessageOrigin.quoted(message.content(), message.context()),
                message.context());
    }

    /** Who wrote; with their phone, where this message shares it because we asked. */
    private static CustomerRef sender(MessageReceived message) {
        var customer = message.customer();
        if (customer.waId() != null
                || !(message.content() instanceof MessageContent.Contacts shared)
                || !Boolean.TRUE.equals(shared.requested())) {
            return customer;
        }
        var phones = shared.cards().stream()
                .flatMap(card -> card.phones().stream())
                .flatMap(phone -> Stream.ofNullable(phone.waId()))
                .distinct()
                .toList();
        return phones.size() == 1
                ? new CustomerRef(
                        phones.getFirst(),
                        customer.userId(),
                        customer.parentUserId(),
                        customer.username(),
                        customer.profileName())
                : customer;
    }

    /** Content as the database and the API hold it. */
    static String json(MessageContent content) {
        try {
            return EventJson.mapper().writerFor(MessageContent.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("content cannot be written as JSON", e);
        }
    }

    private KnownContact whoIs(String wabaId, CustomerRef customer, Instant at, String eventId) {
        return contacts.resolve(portfolios.of(wabaId), customer, at, eventId);
    }
}
