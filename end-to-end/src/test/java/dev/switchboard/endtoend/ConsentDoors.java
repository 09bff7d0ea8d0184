package dev.switchboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What an administrator and a program can ask about consent. */
final class ConsentDoors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String api = LocalStack.at(8083) + "/api/v1";

    /** Gives a number words and texts in English, and lets them act. */
    void letWordsAct(String number) {
        var list = JSON.createObjectNode();
        list.putArray("optOut").add("STOP");
        list.put("optOutConfirmation", "No more messages.").put("updatedBy", "admin");
        expect(
                request("/numbers/%s/keywords/en".formatted(number))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"0\"")
                        .PUT(BodyPublishers.ofString(list.toString())),
                200);
        expect(
                request("/numbers/%s/activation".formatted(number))
                        .header("Switchboard-Actor", "admin")
                        .PUT(BodyPublishers.noBody()),
                200);
    }

    /** Whether a contact may be written to, and why not. */
    JsonNode decision(String contactId, String number, String category) {
        return expect(
                request("/decisions?contactId=%s&phoneNumberId=%s&category=%s".formatted(contactId, number, category)),
                200);
    }

    /** A program notes that somebody agreed, by their phone; answers our id of them. */
    String agrees(String phone, String number, String category) {
        var note = JSON.createObjectNode()
                .put("phone", phone)
                .put("phoneNumberId", number)
                .put("action", "GRANT")
                .put("source", "API")
                .put("actor", "workflow");
        note.putArray("categories").add(category);
        return expect(
                        request("/consents")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(note.toString())),
                        201)
                .path("contactId")
                .asText();
    }

    /** Asks for an erasure; answers its id. */
    String erase(String contactId) {
        var order = JSON.createObjectNode().put("reason", "by letter").put("requestedBy", "maria");
        return expect(
                        request("/contacts/%s/erasure".formatted(contactId))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "letter-1")
                                .POST(BodyPublishers.ofString(order.toString())),
                        202)
                .path("erasureId")
                .asText();
    }

    /** How far an erasure is. */
    JsonNode certificate(String erasureId) {
        return expect(request("/erasures/" + erasureId), 200);
    }

    /** The same as a page. */
    String page(String erasureId) {
        return send(request("/erasures/" + erasureId).header("Accept", "text/html"), 200);
    }

    /** What a walk over the ledger finds. */
    JsonNode verification() {
        return expect(request("/ledger/verification").POST(BodyPublishers.noBody()), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(10));
    }

    private JsonNode expect(HttpRequest.Builder request, int status) {
        try {
            return JSON.readTree(send(request, status));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(HttpRequest.Builder request, int status) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException("answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
