package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateParameter;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.TemplateState;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.TemplateCategoryChanged;
import dev.switchboard.contracts.whatsapp.TemplateComponentsChanged;
import dev.switchboard.contracts.whatsapp.TemplateStatusChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue.Scripted;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The mirror of templates: filled by listings, corrected by webhooks, published, and asked at each send. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateMirrorIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final String ONE_GAP = """
            [{"type":"BODY","text":"Your order {{1}} is ready."}]""";
    private static final AtomicLong IDS = new AtomicLong(810_000_000_000_001L);

    private ScriptedMeta meta;
    private ScriptedCatalogue catalogue;
    private TopicEnds topics;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        catalogue = meta.catalogue();
        topics = new TopicEnds();
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void listsAllPagesAndPublishesWhatChangedOnly() {
        // Given
        var ids = List.of(templateNamed("paged"), templateNamed("paged"), templateNamed("paged"));

        // When
        readAll();
        ids.forEach(id -> awaitPublished(id, "APPROVED"));
        readAll();

        // Then
        assertThat(ids).allSatisfy(id -> assertThat(published(id)).hasSize(1));
        given().get("/api/v1/templates/{id}", ids.getFirst())
                .then()
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("components[0].text", equalTo("Your order {{1}} is ready."));
    }

    @Test
    void aTemplateThatMetaListsNoMoreIsDeletedAfterACompleteListingOnly() {
        // Given
        var id = templateNamed("going");
        readAll();
        awaitPublished(id, "APPROVED");
        catalogue.lacks(id);
        var requests = listings();

        // When: the first reading breaks before its end
        catalogue.next(Scripted.error(500, 131000, 0));
        given().post("/api/v1/templates/sync").then().statusCode(202);
        await().atMost(A_WHILE).until(() -> listings() > requests);

        // Then: nothing is gone by that one, and all is by the next, which needs nobody's asking
        awaitPublished(id, "DELETED");
        assertThat(published(id)).extracting(TemplateState::status).containsExactly("APPROVED", "DELETED");
        given().get("/api/v1/templates/{id}", id).then().body("status", equalTo("DELETED"));
    }

    @Test
    void aListingThatBreaksInTheMiddleDeletesNothing() {
        // Given: more than one page, and a cursor that Meta does not know any more
        var ids = List.of(templateNamed("half"), templateNamed("half"), templateNamed("half"), templateNamed("half"));
        readAll();
        ids.forEach(id -> awaitPublished(id, "APPROVED"));
        var failuresBefore = failures();

        // When
        catalogue.next(new Scripted(false, 200, """
                {"data":[],"paging":{"cursors":{"after":"0"},"next":"https://graph.invalid/"}}"""), Scripted.error(400, 131059, 0));
        given().post("/api/v1/templates/sync").then().statusCode(202);
        await().atMost(A_WHILE).until(() -> failures() > failuresBefore);
        readAll();

        // Then
        assertThat(ids).allSatisfy(id -> assertThat(published(id)).hasSize(1));
    }

    @Test
    void waitsAsMetaAsksAndReadsOnItsOwnAfterwards() {
        // Given
        var id = templateNamed("limited");
        catalogue.next(Scripted.error(429, 80008, 0));

        // When
        given().post("/api/v1/templates/sync").then().statusCode(202);

        // Then
        awaitPublished(id, "APPROVED");
    }

    @Test
    void aWebhookIsPublishedAndCountsAtTheNextSend() {
        // Given
        var id = templateNamed("pausing");
        readAll();
        awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerWrote();
        var first = ask(chat, "pausing_" + id);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When
        catalogue.has(id, "pausing_" + id, "en_US", "PAUSED", ONE_GAP);
        tell(status(id, "pausing_" + id, "PAUSED"));
        awaitPublished(id, "PAUSED");
        var second = ask(chat, "pausing_" + id);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .last()
                        .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                            assertThat(refused.messageId()).isEqualTo(second);
                            assertThat(refused.code()).isEqualTo("template_paused");
                            assertThat(refused.evidence()).containsExactly("template " + id);
                        }));
        assertThat(meta.callsAbout(first)).hasSize(1);
        assertThat(meta.callsAbout(second)).isEmpty();
    }

    @Test
    void refusesWhatTheTemplateDoesNotWant() {
        // Given
        var id = templateNamed("filled");
        readAll();
        awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerWrote();

        // When
        var wrong = ask(chat, "filled_" + id, "one", "two");
        var unknown = ask(chat, "no_such_template");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(chat.news()).hasSize(2));
        assertThat(chat.news().getFirst()).isInstanceOfSatisfying(MessageRefused.class, refused -> {
            assertThat(refused.messageId()).isEqualTo(wrong);
            assertThat(refused.code()).isEqualTo("template_parameters");
            assertThat(refused.explanation()).isEqualTo("body: the template wants 1 parameter, given: 2 parameters.");
        });
        assertThat(chat.news().getLast())
                .isInstanceOfSatisfying(
                        MessageRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("template_unknown"));
        assertThat(meta.callsAbout(wrong)).isEmpty();
        assertThat(meta.callsAbout(unknown)).isEmpty();
    }

    @Test
    void refusesOnANumberWhoseAccountIsNotKnown() {
        // Given
        var chat = new Chat(topics, "100000000000077");
        chat.customerWrote();

        // When
        ask(chat, "whatever");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MessageRefused.class,
                                refused -> assertThat(refused.code()).isEqualTo("template_unverified")));
    }

    @Test
    void readsATemplateThatItHearsOfForTheFirstTimeAndWordsThatChanged() {
        // Given
        var id = templateNamed("new");

        // When
        tell(status(id, "new_" + id, "APPROVED"));
        awaitPublished(id, "APPROVED");
        catalogue.has(id, "new_" + id, "en_US", "APPROVED", ONE_GAP.replace("order", "parcel"));
        tell(new TemplateComponentsChanged(
                Chat.WABA, id, "new_" + id, "en_US", Instant.now(), Instant.now(), new RawJson("{}")));

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(published(id)).hasSize(2));
        assertThat(published(id).getLast())
                .extracting(TemplateState::components)
                .isInstanceOfSatisfying(
                        RawJson.class,
                        components -> assertThat(components.value()).contains("parcel"));
    }

    @Test
    void anOlderWebhookChangesNothingAndMetaIsAskedWhoIsRight() {
        // Given
        var id = templateNamed("older");
        readAll();
        awaitPublished(id, "APPROVED");
        var asked = requestsNaming("older_" + id);

        // When
        var longAgo = Instant.now().minusSeconds(600);
        tell(new TemplateStatusChanged(
                Chat.WABA, id, "older_" + id, "en_US", "REJECTED", null, null, longAgo, longAgo, new RawJson("{}")));

        // Then
        await().atMost(A_WHILE).until(() -> requestsNaming("older_" + id) > asked);
        assertThat(published(id)).hasSize(1);
    }

    @Test
    void aCategoryThatChangesIsPublished() {
        // Given
        var id = templateNamed("moved");
        readAll();
        awaitPublished(id, "APPROVED");

        // When
        tell(new TemplateCategoryChanged(
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
                .untilAsserted(() ->
                        assertThat(published(id).getLast().comingCategory()).isEqualTo("MARKETING"));
    }

    private String templateNamed(String prefix) {
        var id = Long.toString(IDS.getAndIncrement());
        catalogue.has(id, prefix + "_" + id, "en_US", "APPROVED", ONE_GAP);
        return id;
    }

    /** Returns when everything was read that stands in the catalogue now. */
    private static void readAll() {
        var now = Instant.now();
        await().atMost(A_WHILE).until(() -> {
            var completeAt = given().post("/api/v1/templates/sync").jsonPath().getString("[0].completeAt");
            return completeAt != null && Instant.parse(completeAt).isAfter(now);
        });
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

    private void awaitPublished(String id, String status) {
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(published(id))
                        .isNotEmpty()
                        .last()
                        .extracting(TemplateState::status)
                        .isEqualTo(status));
    }

    private List<TemplateState> published(String id) {
        return topics.events(Topics.OUTBOUND_TEMPLATES, id, TemplateState.class);
    }

    private static TemplateStatusChanged status(String id, String name, String status) {
        return new TemplateStatusChanged(
                Chat.WABA, id, name, "en_US", status, null, null, Instant.now(), Instant.now(), new RawJson("{}"));
    }

    private void tell(AccountEvent event) {
        topics.put(Topics.WHATSAPP_ACCOUNT, Chat.WABA, UUID.randomUUID().toString(), event);
    }

    private UUID ask(Chat chat, String name) {
        return ask(chat, name, "77");
    }

    private UUID ask(Chat chat, String name, String... words) {
        var messageId = UUID.randomUUID();
        var body = Arrays.stream(words)
                .map(word -> new TemplateParameter(null, new CustomerText(word), null, null))
                .toList();
        var template = new OutboundContent.Template(name, "en_US", null, body, List.of(), null, List.of());
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), chat.command(messageId, template));
        return messageId;
    }
}
