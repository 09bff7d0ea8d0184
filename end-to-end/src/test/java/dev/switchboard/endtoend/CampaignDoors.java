package dev.switchboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What somebody who runs campaigns can do. */
final class CampaignDoors {

    private static final String NUMBER = "100000000000001";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String campaigns = LocalStack.at(8085) + "/api/v1/campaigns";
    private final String consents = LocalStack.at(8083) + "/api/v1/consents";

    /** Notes that somebody agreed to offers of this number. */
    void agrees(String phone) {
        expect(201, post(consents, """
                {"phone":"+%s","phoneNumberId":"%s","categories":["MARKETING","UTILITY"],"source":"API","action":"GRANT",
                 "actor":"shop"}""".formatted(phone, NUMBER)));
    }

    /** A customer stops offers with WhatsApp's own control. */
    void stopsOffers(String waId) {
        var control = "%s/_sim/customers/%s/preferences".formatted(LocalStack.at(8090), waId);
        expect(204, post(control, "{\"marketing\":\"stop\"}"));
    }

    /** A draft to these phones, whose template says the column {@code order}; answers its id. */
    String draft(String template, List<String> phones) {
        var id = PublicDoors.json(expect(201, post(campaigns, """
                        {"name":"Invented sale","phoneNumberId":"%s","actor":"ana",
                         "template":{"name":"%s","language":"en_US","body":[{"text":"{{order}}"}]}}""".formatted(NUMBER, template))))
                .path("id")
                .asText();
        var rows = new StringBuilder("phone,order\n");
        phones.forEach(phone -> rows.append('+').append(phone).append(",77\n"));
        expect(
                200,
                request(campaigns + "/" + id + "/audience")
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(rows.toString())));
        return id;
    }

    /** Starts, pauses or resumes. */
    void deed(String campaign, String deed) {
        expect(200, post("%s/%s/%s".formatted(campaigns, campaign, deed), "{\"actor\":\"ana\"}"));
    }

    JsonNode campaign(String campaign) {
        return PublicDoors.json(expect(200, request(campaigns + "/" + campaign)));
    }

    String report(String campaign) {
        return expect(200, request(campaigns + "/" + campaign + "/report.csv")).body();
    }

    private static HttpRequest.Builder post(String address, String body) {
        return request(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
