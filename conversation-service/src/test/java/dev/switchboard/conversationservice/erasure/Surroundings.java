package dev.switchboard.conversationservice.erasure;

import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.contracts.whatsapp.Pricing;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.Wire.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens around somebody who is erased. */
@ApplicationScoped
class Surroundings {

    private final Wire wire;
    private final Api api;

    Surroundings(Wire wire, Api api) {
        this.wire = wire;
        this.api = api;
    }

    /** consent-service asks for an erasure. */
    void erase(UUID erasureId, UUID contactId) {
        wire.publish(
                Topics.CONSENT_EVENTS, contactId.toString(), new ErasureRequested(erasureId, contactId, Instant.now()));
    }

    /** consent-service introduces somebody. */
    void introduce(UUID contactId, Customer somebody) {
        wire.publish(
                Topics.CONSENT_EVENTS,
                contactId.toString(),
                new ContactIntroduced(contactId, Customer.NUMBER, CustomerRef.ofWaId(somebody.phone()), Instant.now()));
    }

    /** What was erased, as the last event tells it. */
    Map<String, Long> counts(UUID conversation) {
        await().until(() -> wire.heard(conversation, ContactErased.class).stream()
                .anyMatch(one -> one.event().hasNonNull("counts")));
        return countsOf(wire.heard(conversation, ContactErased.class).getLast());
    }

    /** What one event says was erased, by kind. */
    static Map<String, Long> countsOf(Heard erased) {
        var counts = new HashMap<String, Long>();
        erased.event()
                .path("counts")
                .forEach(one ->
                        counts.put(one.path("kind").asText(), one.path("count").asLong()));
        return counts;
    }

    /** Meta says that a message was delivered. */
    void delivered(Customer recipient, String wamid, UUID messageId) {
        wire.publish(
                Topics.WHATSAPP_STATUSES,
                "one key, so that they keep their order",
                new MessageStatusChanged(
                        wamid,
                        Customer.NUMBER,
                        "200000000000001",
                        MessageStatusChanged.Subject.MESSAGE,
                        DeliveryStatus.DELIVERED,
                        "delivered",
                        recipient.ref(),
                        null,
                        Instant.now(),
                        Instant.now(),
                        messageId.toString(),
                        new Pricing("service", "regular", "PMP", true),
                        List.of()));
    }

    void publish(Customer customer, MessageEvent event) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), event);
    }

    /** A customer's message is stored; answers its conversation. */
    UUID published(Customer customer, MessageReceived message) {
        publish(customer, message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }
}
