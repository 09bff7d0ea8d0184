package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.contracts.whatsapp.TemplateCategoryChanged;
import dev.switchboard.contracts.whatsapp.TemplateComponentsChanged;
import dev.switchboard.contracts.whatsapp.TemplateStatusChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue.Scripted;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The mirror of templates: filled by listings, corrected by webhooks, and published. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateMirrorIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ScriptedMeta meta;
    private ScriptedCatalogue catalogue;
    private TopicEnds topics;
    private TemplateShelf shelf;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        catalogue = meta.catalogue();
        topics = new TopicEnds();
        shelf = new TemplateShelf(catalogue, topics);
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void listsAllPagesAndPublishesWhatChangedOnly() {
        // Given
        var ids = List.of(shelf.templateNamed("paged"), shelf.templateNamed("paged"), shelf.templateNamed("paged"));

        // When
        TemplateShelf.readAll();
        ids.forEach(id -> shelf.awaitPublished(id, "APPROVED"));
        TemplateShelf.readAll();

        // Then
        assertThat(ids).allSatisfy(id -> assertThat(shelf.published(id)).hasSize(1));
        given().get("/api/v1/templates/{id}", ids.getFirst())
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("components[0].text", equalTo("Your order {{1}} is ready."));
    }

    @Test
    void aTemplateThatMetaListsNoMoreIsDeletedAfterACompleteListingOnly() {
        // Given
        var id = shelf.templateNamed("going");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        catalogue.lacks(id);
        var requests = listings();

        // When: the first reading breaks before its end
        catalogue.next(Scripted.error(500, 131000, 0));
        given().post("/api/v1/templates/sync").then().statusCode(202);
        await().atMost(A_WHILE).until(() -> listings() > requests);

        // Then: nothing is gone by that one, and all is by the next, which needs nobody's asking
        shelf.awaitPublished(id, "DELETED");
        assertThat(shelf.published(id)).extracting(TemplateState::status).containsExactly("APPROVED", "DELETED");
        given().get("/api/v1/templates/{id}", id).then().body("status", equalTo("DELETED"));
    }

    @Test
    void aListingThatBreaksInTheMiddleDeletesNothing() {
        // Given: more than one page, and a cursor that Meta does not know any more
        var ids = List.of(
                shelf.templateNamed("half"),
                shelf.templateNamed("half"),
                shelf.templateNamed("half"),
                shelf.templateNamed("half"));
        TemplateShelf.readAll();
        ids.forEach(id -> shelf.awaitPublished(id, "APPROVED"));
        var failuresBefore = failures();

        // When
        catalogue.next(new Scripted(false, 200, """
                {"data":[],"paging":{"cursors":{"after":"0"},"next":"https://graph.invalid/"}}"""), Scripted.error(400, 131059, 0));
        given().post("/api/v1/templates/sync").then().statusCode(202);
        await().atMost(A_WHILE).until(() -> failures() > failuresBefore);
        TemplateShelf.readAll();

        // Then
        assertThat(ids).allSatisfy(id -> assertThat(shelf.published(id)).hasSize(1));
    }

    @Test
    void waitsAsMetaAsksAndReadsOnItsOwnAfterwards() {
        // Given
        var id = shelf.templateNamed("limited");
        catalogue.next(Scripted.error(429, 80008, 0));

        // When
        given().post("/api/v1/templates/sync").then().statusCode(202);

        // Then
        shelf.awaitPublished(id, "APPROVED");
    }

    @Test
    void readsATemplateThatItHearsOfForTheFirstTimeAndWordsThatChanged() {
        // Given
        var id = shelf.templateNamed("new");

        // When
        shelf.tell(TemplateShelf.status(id, "new_" + id, "APPROVED"));
        shelf.awaitPublished(id, "APPROVED");
        catalogue.has(id, "new_" + id, "en_US", "APPROVED", TemplateShelf.ONE_GAP.replace("order", "parcel"));
        shelf.tell(new TemplateComponentsChanged(
                Chat.WABA, id, "new_" + id, "en_US", Instant.now(), Instant.now(), new RawJson("{}")));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(shelf.published(id)).hasSize(2));
        assertThat(shelf.published(id).getLast())
                .extracting(TemplateState::components)
                .isInstanceOfSatisfying(
                        RawJson.class,
                        components -> assertThat(components.value()).contains("parcel"));
    }

    @Test
    void anOlderWebhookChangesNothingAndMetaIsAskedWhoIsRight() {
        // Given
        var id = shelf.templateNamed("older");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var asked = requestsNaming("older_" + id);

        // When
        var longAgo = Instant.now().minusSeconds(600);
        shelf.tell(new TemplateStatusChanged(
                Chat.WABA, id, "older_" + id, "en_US", "REJECTED", null, null, longAgo, longAgo, new RawJson("{}")));

        // Then
        await().atMost(A_WHILE).until(() -> requestsNaming("older_" + id) > asked);
        assertThat(shelf.published(id)).hasSize(1);
    }

    @Test
    void aCategoryThatChangesIsPublished() {
        // Given
        var id = shelf.templateNamed("moved");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");

        // When
        shelf.tell(new TemplateCategoryChanged(
                Chat.WABA,
                id,
                "moved_" + id,
                "en_US",
                null,
                "UTILITY",
                "MARKETING",
                Instant.now(),
                Instant.now(),
                new RawJson("{}")));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(shelf.published(id).getLast().comingCategory())
                        .isEqualTo("MARKETING"));
    }

    private static double failures() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("switchboard_outbound_mirror_readings_total")
                        && line.contains("kind=\"templates\"")
                        && !line.contains("outcome=\"complete\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private long listings() {
        return requestsNaming("limit=");
    }

    private long requestsNaming(String part) {
        return catalogue.requests().stream()
                .filter(request -> request.contains(part))
                .count();
    }
}
