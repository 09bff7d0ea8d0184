package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.benchmarks.load.Signature;
import dev.switchboard.benchmarks.load.WebhookBodies;
import dev.switchboard.benchmarks.process.Application;
import dev.switchboard.benchmarks.process.Doors;
import dev.switchboard.benchmarks.process.Keepers;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.benchmarks.process.Settings;
import dev.switchboard.benchmarks.process.Workplace;
import dev.switchboard.contracts.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** From Meta to the sender: webhook-ingress, conversation-service and consent-service, each a process, and their doors. */
final class WayOfAStop implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final Map<String, String> NOT_ABOUT_OUR_CUSTOMERS = Map.of(
            "conversation-service.live-commands", Topics.OUTBOUND_LIVE,
            "conversation-service.bulk-commands", Topics.OUTBOUND_BULK,
            "conversation-service.outcomes", Topics.OUTBOUND_EVENTS,
            "consent-service.conversations", Topics.CONVERSATION_EVENTS,
            "consent-service.erasures", Topics.OUTBOUND_EVENTS);

    private final List<Application> services;
    private final Doors ingress;
    private final Doors conversations;
    private final Doors consents;
    private final Signature signature = new Signature(Settings.APP_SECRET);
    private final String number;
    private int written;

    private WayOfAStop(Application ingress, Application conversations, Application consents, String number) {
        this.services = List.of(ingress, conversations, consents);
        this.ingress = new Doors(ingress);
        this.conversations = new Doors(conversations);
        this.consents = new Doors(consents);
        this.number = number;
    }

    /** Somebody who wrote to the number. */
    record Customer(String phone, UUID contactId, UUID conversationId) {

        private static Customer of(JsonNode conversation) {
            return new Customer(
                    conversation.at("/contact/waId").asText(),
                    UUID.fromString(conversation.at("/contact/id").asText()),
                    UUID.fromString(conversation.path("id").asText()));
        }
    }

    /** Starts all three beside the sender; returns when they are ready and words act on the number. */
    static WayOfAStop start(
            Workplace place, RunOptions options, Keepers.Kafka kafka, Keepers.Postgres postgres, String number) {
        var brokers = kafka.bootstrapServers();
        ReadAlready.mark(brokers, NOT_ABOUT_OUR_CUSTOMERS);
        var conversations = postgres.databases().createFresh("conversation_service");
        var consents = postgres.databases().createFresh("consent");
        var way = new WayOfAStop(
                start(place, options, "webhook-ingress", Settings.ingress(brokers, number)),
                start(place, options, "conversation-service", Settings.conversations(brokers, conversations)),
                start(place, options, "consent-service", Settings.consents(brokers, consents)),
                number);
        way.letWordsAct();
        return way;
    }

    private static Application start(Workplace place, RunOptions options, String module, Map<String, String> settings) {
        return Application.start(place, module, options.jar(module), List.of("-Xmx256m", "-XX:+UseSerialGC"), settings);
    }

    private void letWordsAct() {
        consents.send(
                consents.request("/api/v1/numbers/%s/keywords/en".formatted(number))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"0\"")
                        .PUT(BodyPublishers.ofString("""
                                {"optOut":["STOP"],"optOutConfirmation":"No more messages.","updatedBy":"benchmark"}""")),
                200);
        consents.send(
                consents.request("/api/v1/numbers/%s/activation".formatted(number))
                        .header("Switchboard-Actor", "benchmark")
                        .PUT(BodyPublishers.noBody()),
                200);
    }

    /** Customers write for the first time and agree to marketing; returns when both is known to consent-service. */
    List<Customer> agreed(int count) {
        for (var customer = 0; customer < count; customer++) {
            says(WebhookBodies.phone(customer), "Good morning");
        }
        var customers = new ArrayList<Customer>();
        Patience.until("The customers' first messages", LONGEST, () -> {
            customers.clear();
            customers.addAll(everybody());
            return customers.size() == count;
        });
        customers.forEach(this::agree);
        return customers;
    }

    private List<Customer> everybody() {
        var path = "/api/v1/conversations?limit=%d&phoneNumberId=%s".formatted(PAGE, number);
        var everybody = new ArrayList<Customer>();
        var page = conversations.get(path);
        page.path("items").forEach(item -> everybody.add(Customer.of(item)));
        while (page.hasNonNull("next")) {
            page = conversations.get(path + "&cursor=" + page.path("next").asText());
            page.path("items").forEach(item -> everybody.add(Customer.of(item)));
        }
        return everybody;
    }

    private void agree(Customer customer) {
        var decision = "/api/v1/decisions?contactId=%s&phoneNumberId=%s&category=MARKETING"
                .formatted(customer.contactId(), number);
        Patience.until(
                "Telling consent-service of a customer",
                LONGEST,
                () -> !consents.get(decision).path("code").asText().equals("contact_unknown"));
        consents.send(
                consents.request("/api/v1/contacts/%s/consents".formatted(customer.contactId()))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString("""
                                {"phoneNumberId":"%s","categories":["MARKETING"],"action":"GRANT","source":"API","actor":"benchmark"}""".formatted(number))),
                201);
    }

    /** A customer writes; returns with the ingress's answer 200. */
    void says(String phone, String text) {
        var body = WebhookBodies.written(number, phone, written++, Instant.now(), text);
        ingress.send(
                ingress.request("/webhooks/whatsapp")
                        .header("Content-Type", "application/json")
                        .header(Signature.HEADER, signature.of(body))
                        .POST(BodyPublishers.ofByteArray(body)),
                200);
    }

    @Override
    public void close() {
        services.forEach(service -> service.process().end());
    }
}
