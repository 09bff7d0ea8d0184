package dev.switchboard.outboundsender.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Campaigns by their doors, each on a business number of its own, so that what stops one stops no other. */
public final class CampaignStage implements AutoCloseable {

    public static final Duration A_WHILE = Duration.ofSeconds(40);

    private static final AtomicLong NUMBERS = new AtomicLong(300_000_000_000_001L);
    private static final AtomicLong PHONES = new AtomicLong(1_000_001);

    private final DataSource database;
    private final ScriptedMeta meta;
    private final TemplateShelf shelf;
    private final List<String> numbers = new ArrayList<>();

    public CampaignStage(DataSource database, ScriptedMeta meta, TopicEnds topics) {
        this.database = database;
        this.meta = meta;
        this.shelf = new TemplateShelf(meta.catalogue(), topics);
    }

    /** A business number of good standing, whose word of the portfolio's limit is the latest. */
    public String number(String limit) {
        var number = Long.toString(NUMBERS.getAndIncrement());
        sql("""
                INSERT INTO business_number
                    (phone_number_id, waba_id, digits, status, quality_rating, messaging_limit, as_of, listed_at, told_at)
                VALUES ('%s', '%s', '%s', 'CONNECTED', 'GREEN', '%s', now() + interval '1 day', now() + interval '1 day', now())
                """.formatted(number, Chat.WABA, number, limit));
        numbers.add(number);
        return number;
    }

    /** The same without a limit. */
    public String number() {
        return number("TIER_UNLIMITED");
    }

    /** An approved template with one gap; answers its name, which ends with its id. */
    public String template() {
        var id = shelf.templateNamed("campaign");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        return "campaign_" + id;
    }

    public TemplateShelf shelf() {
        return shelf;
    }

    /** Changes a row behind the service's back. */
    public void sql(String statement) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(statement)) {
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A number out of the database. */
    public long count(String query) {
        try (var connection = database.getConnection();
                var prepared = connection.prepareStatement(query);
                var row = prepared.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Phones that nobody else has. */
    public static List<String> phones(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> "5511980%06d".formatted(PHONES.getAndIncrement() % 1_000_000))
                .toList();
    }

    /** Makes a draft whose template says the column {@code order}. */
    public String draft(String number, String template) {
        return create(UUID.randomUUID().toString(), number, template)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Response create(String key, String number, String template) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("""
                        {"name":"Invented spring sale","phoneNumberId":"%s","actor":"ana",
                         "template":{"name":"%s","language":"en_US","body":[{"text":"{{order}}"}]}}""".formatted(number, template))
                .post("/api/v1/campaigns");
    }

    public Response audience(String campaign, String csv) {
        return given().header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/campaigns/{id}/audience", campaign);
    }

    /** A draft with these people. */
    public String draftTo(String number, String template, List<String> phones) {
        var campaign = draft(number, template);
        audience(
                        campaign,
                        phones.stream()
                                .map(phone -> phone + ",77")
                                .collect(Collectors.joining("\n", "wa_id,order\n", "\n")))
                .then()
                .statusCode(200);
        return campaign;
    }

    /** Starts, pauses, resumes or cancels. */
    public Response deed(String campaign, String deed) {
        return deed(campaign, deed, "{\"actor\":\"ana\"}");
    }

    public Response deed(String campaign, String deed, String body) {
        return given().contentType("application/json").body(body).post("/api/v1/campaigns/{id}/{deed}", campaign, deed);
    }

    public JsonPath campaign(String campaign) {
        return given().get("/api/v1/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public void awaitState(String campaign, String state) {
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(campaign(campaign).getString("state")).isEqualTo(state));
    }

    public void awaitCount(String campaign, String what, int count) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(campaign(campaign).<Integer>get("counts." + what))
                        .isEqualTo(count));
    }

    /** Message ids of the rows, in their order. */
    public List<UUID> messages(String campaign) {
        var rows = given().queryParam("limit", 200).get("/api/v1/campaigns/{id}/recipients", campaign);
        return rows.jsonPath().getList("items.messageId", String.class).stream()
                .map(UUID::fromString)
                .toList();
    }

    /** How many of these messages Meta was called about. */
    public int called(List<UUID> messages) {
        return messages.stream()
                .mapToInt(message -> meta.callsAbout(message).size())
                .sum();
    }

    /** Takes the numbers away again. */
    @Override
    public void close() {
        numbers.forEach(number -> sql("DELETE FROM business_number WHERE phone_number_id = '%s'".formatted(number)));
        sql("UPDATE campaign SET state = 'CANCELLED' WHERE state IN ('SCHEDULED', 'RUNNING', 'PAUSED')");
    }
}
