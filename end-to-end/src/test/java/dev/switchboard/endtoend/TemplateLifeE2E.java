package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A template from its creation to a send, through a pause that Meta makes and ends. */
class TemplateLifeE2E {

    private static final System.Logger LOGGER = System.getLogger(TemplateLifeE2E.class.getName());
    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final String TEMPLATES = LocalStack.at(8085) + "/api/v1/templates";
    private static final String NUMBERS = LocalStack.at(8085) + "/api/v1/numbers";
    private static final String SIMULATOR = LocalStack.at(8090);
    private static final String CONVERSATIONS = LocalStack.at(8082) + "/api/v1/conversations";

    private final PublicDoors doors = new PublicDoors();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @BeforeAll
    static void start() {
        LocalStack.running();
    }

    @Test
    void aPausedTemplateIsRefusedAndSentAgainOnceMetaResumesIt() {
        // Given: a template that Meta approved, and an open window
        var created = post(TEMPLATES, """
                {"name":"pickup_by_day","language":"en_US","category":"UTILITY","components":[
                  {"type":"BODY","text":"Your order waits for you until {{1}} in our shop.","example":{"body_text":[["Monday"]]}}]}""");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = PublicDoors.json(created).path("templateId").asText();
        awaitStatus(id, "APPROVED");
        var customer = "5511977770031";
        assertThat(doors.customerWrites(customer, "When can I come?")).isTrue();
        await().atMost(A_WHILE)
                .until(() -> doors.conversationWith(customer)
                        .filter(one -> one.at("/window/open").asBoolean())
                        .isPresent());
        var conversation =
                doors.conversationWith(customer).orElseThrow().path("id").asText();

        // When Meta pauses it, by a webhook through the real door
        post(SIMULATOR + "/_sim/templates/" + id, "{\"status\":\"PAUSED\"}");
        var paused = Instant.now();
        await().atMost(Duration.ofSeconds(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(statusOf(id)).isEqualTo("PAUSED"));
        LOGGER.log(
                System.Logger.Level.INFO,
                "a paused template is known after {0} ms",
                Duration.between(paused, Instant.now()).toMillis());
        var refused = send(conversation, "paused-template", "Monday");

        // Then it is refused, and says why
        awaitState(conversation, refused, "refused");
        assertThat(message(conversation, refused).at("/refusal/code").asText()).isEqualTo("template_paused");

        // When Meta resumes it
        post(SIMULATOR + "/_sim/templates/" + id, "{\"status\":\"APPROVED\"}");
        awaitStatus(id, "APPROVED");
        var sent = send(conversation, "resumed-template", "Tuesday");

        // Then it arrives
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(
                                message(conversation, sent).path("state").asText())
                        .isIn("sent", "delivered", "read"));
        var accepted = PublicDoors.json(get(SIMULATOR + "/_sim/messages?to=" + customer));
        assertThat(accepted).hasSize(1);
        assertThat(accepted.path(0).at("/body/template/name").asText()).isEqualTo("pickup_by_day");
    }

    @Test
    void aTemplateWithASampleGoesIntoTheArchiveAndOut() {
        // Given: a sample that Meta has
        var uploaded = exchange(
                HttpRequest.newBuilder(URI.create(TEMPLATES + "/samples"))
                        .POST(BodyPublishers.ofString(
                                """
                        --frame\r
                        Content-Disposition: form-data; name="format"\r
                        \r
                        IMAGE\r
                        --frame\r
                        Content-Disposition: form-data; name="file"; filename="file"\r
                        Content-Type: application/octet-stream\r
                        \r
                        %s\r
                        --frame--\r
                        """.formatted(new String(SmallFiles.BY_USE.get("IMAGE"), StandardCharsets.ISO_8859_1)),
                                StandardCharsets.ISO_8859_1)),
                "multipart/form-data; boundary=frame");
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var handle = PublicDoors.json(uploaded).path("handle").asText();

        // When
        var created = post(TEMPLATES, """
                {"name":"spring_picture","language":"en_US","category":"MARKETING","components":[
                  {"type":"HEADER","format":"IMAGE","example":{"header_handle":["%s"]}},
                  {"type":"BODY","text":"Spring is here."}]}""".formatted(handle));

        // Then
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = PublicDoors.json(created).path("templateId").asText();
        awaitStatus(id, "APPROVED");
        stand(id, "archive", "ARCHIVED");
        stand(id, "unarchive", "APPROVED");
    }

    private void stand(String id, String deed, String status) {
        var answer = post(TEMPLATES + "/" + id + "/" + deed, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        awaitStatus(id, status);
    }

    @Test
    void numbersAreAsMetaTellsThem() {
        // Given
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(number().path("status").asText()).isEqualTo("CONNECTED"));
        var before = number().path("verifiedName").asText();

        // When
        rename("Another Invented Shop");

        // Then
        try {
            awaitName("Another Invented Shop");
        } finally {
            rename(before);
        }
        awaitName(before);
    }

    private void rename(String name) {
        post(SIMULATOR + "/_sim/numbers/100000000000001", "{\"verifiedName\":\"" + name + "\"}");
    }

    private void awaitName(String name) {
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(number().path("verifiedName").asText()).isEqualTo(name));
    }

    private JsonNode number() {
        return PublicDoors.json(get(NUMBERS + "/100000000000001"));
    }

    private void awaitStatus(String id, String status) {
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(statusOf(id)).isEqualTo(status));
    }

    private String statusOf(String id) {
        return PublicDoors.json(get(TEMPLATES + "/" + id)).path("status").asText();
    }

    private void awaitState(String conversation, String message, String state) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(
                                message(conversation, message).path("state").asText())
                        .isEqualTo(state));
    }

    private JsonNode message(String conversation, String id) {
        return doors.timeline(conversation).stream()
                .filter(message -> message.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Asks for the template; answers our id of the message. */
    private String send(String conversation, String idempotencyKey, String day) {
        var answer = exchange(HttpRequest.newBuilder(URI.create(CONVERSATIONS + "/" + conversation + "/messages"))
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString("""
                        {"content":{"type":"template","name":"pickup_by_day","language":"en_US","body":[{"text":"%s"}]}}""".formatted(day))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return PublicDoors.json(answer).path("id").asText();
    }

    private HttpResponse<String> get(String address) {
        return exchange(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> post(String address, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, "application/json");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String contentType) {
        try {
            return http.send(
                    request.header("Content-Type", contentType)
                            .timeout(Duration.ofSeconds(15))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
