package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ManyRows;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole audiences are looked at before anything starts: each row is accepted, or refused with its line and its reason. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class AudienceIT {

    private static final int MANY = 100_000;
    private static final long FLAT = 48L << 20;

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private CampaignStage stage;

    AudienceIT(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
        stage = new CampaignStage(database, meta, topics);
    }

    @AfterEach
    void close() {
        stage.close();
        topics.close();
        meta.close();
    }

    @Test
    void tellsWhichRowsCannotBeWrittenToAndWhy() {
        // Given
        var campaign = stage.draft(stage.number(), stage.template());

        // When
        var taken = stage.audience(campaign, """
                Phone;Order;City
                +55 11 98000-0001;77;Recife
                12;78;Recife
                +55 (11) 98000-0001;79;Natal
                +55 11 98000-0002;;Natal
                +55 11 98000-0003;two     words;Natal
                ;80;Natal
                """);

        // Then
        taken.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("refused", equalTo(5))
                .body("refusals.line", contains(2, 4, 5, 6, 3))
                .body(
                        "refusals.code",
                        contains(
                                "phone_invalid",
                                "parameter_missing",
                                "content_invalid",
                                "recipient_missing",
                                "duplicate"));
        assertThat(taken.jsonPath().getString("refusals[1].explanation")).isEqualTo("column order is empty");
        given().queryParam("state", "invalid")
                .get("/api/v1/campaigns/{id}/recipients", campaign)
                .then()
                .body("items.line", contains(2, 3, 4, 5, 6))
                .body("items[0].recipient", equalTo("12"));

        // And nothing starts, unless somebody leaves those rows out
        stage.deed(campaign, "start").then().statusCode(409).body("code", equalTo("rows_refused"));
        stage.deed(campaign, "start", "{\"actor\":\"ana\",\"skipRefused\":true,\"startAt\":\"2999-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("SCHEDULED"))
                .body("counts.total", equalTo(1))
                .body("counts.refusedRows", equalTo(5));
    }

    @Test
    void takesRowsAsJsonToo() {
        // Given
        var campaign = stage.draft(stage.number(), stage.template());

        // When
        var taken = given().header("Idempotency-Key", "json")
                .contentType("application/json")
                .body("""
                        [{"wa_id":"5511980000001","order":77},{"user_id":"BR.abc123","order":"78"},{"user_id":"abc","order":"79"}]""")
                .post("/api/v1/campaigns/{id}/audience", campaign);

        // Then
        taken.then().statusCode(200).body("accepted", equalTo(2)).body("refusals.code", contains("user_id_invalid"));
    }

    @Test
    void aRepeatUnderTheSameKeyAddsNothing() {
        // Given
        var number = stage.number();
        var template = stage.template();
        var key = UUID.randomUUID().toString();
        var campaign = stage.create(key, number, template).jsonPath().getString("id");
        var first = upload(campaign, "one", "wa_id,order\n5511980000001,1\n");

        // When
        var again = stage.create(key, number, template);
        var repeated = upload(campaign, "one", "wa_id,order\n5511980000001,1\n");

        // Then
        again.then().statusCode(201).body("id", equalTo(campaign));
        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(stage.campaign(campaign).getInt("counts.total")).isEqualTo(1);
        upload(campaign, "one", "wa_id,order\n5511980000002,1\n")
                .then()
                .statusCode(409)
                .body("code", equalTo("idempotency_key_reused"));
        stage.create(key, number, "another").then().statusCode(409).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void refusesWhatCannotBeACampaign() {
        // Given
        var template = stage.template();
        var campaign = stage.draft(stage.number(), template);

        // Then
        stage.deed(campaign, "start").then().statusCode(409).body("code", equalTo("audience_empty"));
        stage.deed(campaign, "pause").then().statusCode(409).body("code", equalTo("campaign_state"));
        stage.deed(campaign, "start", "{}").then().statusCode(400).body("errors[0].field", equalTo("actor"));
        stage.audience(campaign, "wa_id,name\n5511980000001,1\n")
                .then()
                .statusCode(422)
                .body("code", equalTo("column_missing"));
        stage.audience(campaign, "name,order\nx,1\n")
                .then()
                .statusCode(422)
                .body("code", equalTo("unreadable_audience"));
        stage.audience(campaign, "wa_id,order\n5511980000001,\"1\n")
                .then()
                .statusCode(422)
                .body("code", equalTo("unreadable_audience"));
        assertThat(stage.campaign(campaign).getInt("counts.total")).isZero();
        given().get("/api/v1/campaigns/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown_campaign"));
        stage.create("", "1", template).then().statusCode(400);

        // And a template that Meta does not approve
        var id = template.substring(template.lastIndexOf('_') + 1);
        stage.audience(campaign, "wa_id,order\n5511980000001,1\n").then().statusCode(200);
        meta.catalogue().has(id, template, "en_US", "REJECTED", TemplateShelf.ONE_GAP);
        stage.shelf().tell(TemplateShelf.status(id, template, "REJECTED"));
        stage.shelf().awaitPublished(id, "REJECTED");
        stage.deed(campaign, "start").then().statusCode(409).body("code", equalTo("template_not_approved"));
    }

    @Test
    void aHundredThousandRowsTakeNoMoreMemoryThanAFew() throws IOException, InterruptedException {
        // Given
        var campaign = stage.draft(stage.number(), stage.template());
        var rows = new ManyRows(MANY);

        // When
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(address("/api/v1/campaigns/%s/audience".formatted(campaign)))
                            .header("Content-Type", "text/csv")
                            .header("Idempotency-Key", "many")
                            .POST(BodyPublishers.ofInputStream(() -> rows))
                            .build(),
                    BodyHandlers.ofString());

            // Then
            assertThat(answer.body()).contains("\"accepted\":%d".formatted(MANY));
            assertThat(rows.memoryAtItsHighest() - rows.memoryBefore()).isLessThan(FLAT);
            assertThat(stage.campaign(campaign).getInt("counts.total")).isEqualTo(MANY);
            var report = http.send(
                    HttpRequest.newBuilder(address("/api/v1/campaigns/%s/report.csv".formatted(campaign)))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(report.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines().count()).isEqualTo(MANY + 1);
            }
        }
        stage.sql("DELETE FROM campaign_recipient WHERE campaign_id = '%s'".formatted(campaign));
    }

    private static URI address(String path) {
        return URI.create("%s:%d%s".formatted(RestAssured.baseURI, RestAssured.port, path));
    }

    private static Response upload(String campaign, String key, String csv) {
        return given().header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/campaigns/{id}/audience", campaign);
    }
}
