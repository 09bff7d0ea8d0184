package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue.Scripted;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The doors for templates: limits first, then Meta, and a lost answer settled by looking. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateDoorsIT {

    private static final String DOOR = "/api/v1/templates";
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private final AtomicInteger names = new AtomicInteger();
    private ScriptedMeta meta;
    private TopicEnds topics;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void createsChangesAndDeletesATemplate() {
        // Given
        var name = newName();

        // When
        var id = create(name, "Your order is ready.")
                .statusCode(201)
                .header("Location", containsString(DOOR))
                .body("status", equalTo("PENDING"))
                .body("name", equalTo(name))
                .extract()
                .<String>path("templateId");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(topics.events(Topics.OUTBOUND_TEMPLATES, id, TemplateState.class))
                        .isNotEmpty());
        given().queryParam("name", name)
                .queryParam("status", "pending")
                .get(DOOR)
                .then()
                .statusCode(200)
                .body("items.templateId", hasItem(id));
        create(name, "Your order is ready.").statusCode(409).body("code", equalTo("template_exists"));
        change(id, "Other words.").statusCode(409).body("code", equalTo("template_not_editable"));

        meta.catalogue().has(id, name, "en_US", "APPROVED", "[{\"type\":\"BODY\",\"text\":\"Your order is ready.\"}]");
        given().post(DOOR + "/sync").then().statusCode(202);
        await().atMost(A_WHILE)
                .untilAsserted(() -> given().get(DOOR + "/{id}", id).then().body("status", equalTo("APPROVED")));
        change(id, "Other words.")
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .body("components[0].text", equalTo("Other words."));

        given().delete(DOOR + "/{id}", id).then().statusCode(204);
        given().get(DOOR + "/{id}", id).then().body("status", equalTo("DELETED"));
        given().delete(DOOR + "/{id}", id).then().statusCode(404).body("code", equalTo("unknown_template"));
    }

    @Test
    void refusesWhatBreaksALimitBeforeMetaSeesIt() {
        // Given
        var asked = meta.catalogue().requests().size();

        // When
        var answer = create("Not A Name", "{{1}} is ready");

        // Then
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("template_invalid"))
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("components[0].text"));
        assertThat(meta.catalogue().requests().stream().skip(asked).filter(request -> request.startsWith("POST")))
                .isEmpty();
    }

    @Test
    void tellsWhyMetaRefuses() {
        // Given
        meta.catalogue().next(Scripted.error(400, 100, 2388019));

        // When, then
        create(newName(), "Your order is ready.")
                .statusCode(502)
                .body("code", equalTo("meta_2388019"))
                .body("title", equalTo("Too many templates"))
                .body("detail", containsString("what is wrong"));
    }

    @Test
    void aLostAnswerIsSettledByLookingAndNeverAskedForAgain() {
        // Given
        var done = newName();
        var notDone = newName();
        var before = creations();

        // When
        meta.catalogue().next(Scripted.lost(true));
        var found = create(done, "Your order is ready.");
        meta.catalogue().next(Scripted.lost(false));
        var missing = create(notDone, "Your order is ready.");

        // Then
        found.statusCode(201).body("name", equalTo(done));
        missing.statusCode(503).body("code", equalTo("template_outcome_unknown"));
        assertThat(creations() - before).isEqualTo(2);
    }

    @Test
    void aLostAnswerToAChangeOrADeletionIsSettledToo() {
        // Given
        var name = newName();
        var id = create(name, "Your order is ready.").statusCode(201).extract().<String>path("templateId");
        meta.catalogue().has(id, name, "en_US", "REJECTED", "[{\"type\":\"BODY\",\"text\":\"Your order is ready.\"}]");
        TemplateShelf.readAll();

        // When, then
        meta.catalogue().next(Scripted.lost(false));
        change(id, "Other words.").statusCode(503).body("code", equalTo("template_outcome_unknown"));
        meta.catalogue().next(Scripted.lost(true));
        change(id, "Other words.").statusCode(200).body("components[0].text", equalTo("Other words."));
        meta.catalogue().next(Scripted.lost(false));
        given().delete(DOOR + "/{id}", id).then().statusCode(503).body("code", equalTo("template_outcome_unknown"));
        meta.catalogue().next(Scripted.lost(true));
        given().delete(DOOR + "/{id}", id).then().statusCode(204);
        given().get(DOOR + "/{id}", id).then().body("status", equalTo("DELETED"));
    }

    @Test
    void endsAPauseAndPutsATemplateIntoTheArchiveAndOut() {
        // Given
        var name = newName();
        var id = create(name, "Your order is ready.").statusCode(201).extract().<String>path("templateId");
        meta.catalogue().has(id, name, "en_US", "PAUSED", "[{\"type\":\"BODY\",\"text\":\"Your order is ready.\"}]");
        TemplateShelf.readAll();

        // When, then
        stand(id, "unpause").statusCode(200).body("status", equalTo("APPROVED"));
        stand(id, "unpause")
                .statusCode(409)
                .body("code", equalTo("template_not_editable"))
                .body("detail", equalTo("it is APPROVED; only a PAUSED one has a pause to end"));
        stand(id, "archive").statusCode(200).body("status", equalTo("ARCHIVED"));
        stand(id, "archive").statusCode(409);
        change(id, "Other words.").statusCode(409);
        meta.catalogue().next(Scripted.lost(false));
        stand(id, "unarchive").statusCode(503).body("code", equalTo("template_outcome_unknown"));
        meta.catalogue().next(Scripted.lost(true));
        stand(id, "unarchive").statusCode(200).body("status", equalTo("APPROVED"));
        meta.catalogue().next(Scripted.error(400, 100, 0));
        stand(id, "archive").statusCode(502).body("code", equalTo("meta_100"));
        stand("1", "archive").statusCode(404).body("code", equalTo("unknown_template"));
    }

    private static ValidatableResponse stand(String id, String deed) {
        return given().post(DOOR + "/{id}/" + deed, id).then();
    }

    @Test
    void deletesAllLanguagesOfAName() {
        // Given
        var name = newName();
        var id = create(name, "Your order is ready.").statusCode(201).extract().<String>path("templateId");

        // When
        given().queryParam("name", name).delete(DOOR).then().statusCode(204);

        // Then
        given().get(DOOR + "/{id}", id).then().body("status", equalTo("DELETED"));
        given().queryParam("name", name).delete(DOOR).then().statusCode(404);
        given().delete(DOOR).then().statusCode(400).body("errors[0].field", equalTo("name"));
    }

    @Test
    void pagesThroughAllOfThem() {
        // Given
        create(newName(), "Your order is ready.").statusCode(201);
        create(newName(), "Your order is ready.").statusCode(201);

        // When
        var first = given().queryParam("limit", 1).get(DOOR).then().statusCode(200);
        var next = first.extract().<String>path("next");
        var second = given().queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(DOOR)
                .then()
                .statusCode(200);

        // Then
        assertThat(second.extract().<String>path("items[0].templateId"))
                .isGreaterThan(first.extract().path("items[0].templateId"));
        given().queryParam("limit", 0).get(DOOR).then().statusCode(400).body("code", equalTo("invalid_request"));
        given().queryParam("cursor", "x").get(DOOR).then().statusCode(400);
        given().get(DOOR + "/1").then().statusCode(404).body("type", startsWith("urn:switchboard:problem:unknown_"));
    }

    private String newName() {
        return "made_here_" + System.nanoTime() + "_" + names.incrementAndGet();
    }

    private long creations() {
        return meta.catalogue().requests().stream()
                .filter(request -> request.startsWith("POST") && request.endsWith("/message_templates"))
                .count();
    }

    private ValidatableResponse create(String name, String text) {
        return given().contentType(ContentType.JSON)
                .body("""
                {"name":"%s","language":"en_US","category":"UTILITY","components":[{"type":"BODY","text":"%s"}]}""".formatted(name, text))
                .post(DOOR)
                .then();
    }

    private static ValidatableResponse change(String id, String text) {
        return given().contentType(ContentType.JSON)
                .body("""
                {"components":[{"type":"BODY","text":"%s"}]}""".formatted(text))
                .patch(DOOR + "/{id}", id)
                .then();
    }
}
