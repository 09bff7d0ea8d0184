package dev.switchboard.outboundsender;

import static dev.switchboard.outboundsender.testing.CampaignStage.A_WHILE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.ConversationSide;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a campaign: each person once, held by a pause, ended by a cancel, followed to the last tick. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class CampaignIT {

    /** As the configuration of these tests has it. */
    private static final int UNDER_WAY = 30;

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private ConversationSide others;
    private CampaignStage stage;

    CampaignIT(DataSource database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
        others = new ConversationSide(topics);
        stage = new CampaignStage(database, meta, topics);
    }

    @AfterEach
    void close() {
        stage.close();
        others.close();
        topics.close();
        meta.close();
    }

    @Test
    void writesToEachPersonOnceAndFollowsTheirTicks() {
        // Given five people, of whom one stands there under two ids, and one who never agreed
        var phones = CampaignStage.phones(6);
        others.same(phones.get(0), phones.get(4));
        others.neverAgreed(phones.get(5));
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var messages = stage.messages(campaign);
        meta.script(messages.get(1), ScriptedMeta.HELD);
        meta.script(messages.get(2), ScriptedMeta.error(400, 131026));

        // When
        stage.deed(campaign, "start").then().statusCode(200);

        // Then
        stage.awaitState(campaign, "DONE");
        var counts = stage.campaign(campaign);
        assertThat(counts.getInt("counts.total")).isEqualTo(6);
        assertThat(counts.getInt("counts.accepted")).isEqualTo(2);
        assertThat(counts.getInt("counts.held")).isEqualTo(1);
        assertThat(counts.getInt("counts.failedByCode.meta_131026")).isEqualTo(1);
        assertThat(counts.getInt("counts.refusedByCode.already_in_campaign")).isEqualTo(1);
        assertThat(counts.getInt("counts.refusedByCode.consent_unknown")).isEqualTo(1);
        assertThat(counts.getString("startedBy")).isEqualTo("ana");
        assertThat(stage.called(messages)).isEqualTo(4);
        // Either id may have been resolved first: their phones are keys of different partitions.
        var place = meta.callsAbout(messages.get(0)).isEmpty() ? 4 : 0;
        assertThat(meta.callsAbout(messages.get(place))).singleElement().satisfies(call -> {
            assertThat(call.body().path("to").asText()).isEqualTo(phones.get(place));
            assertThat(call.body()
                            .at("/template/components/0/parameters/0/text")
                            .asText())
                    .isEqualTo("77");
        });

        // When Meta tells how far they got, in whatever order
        var chat = new Chat(topics);
        chat.statusArrives(messages.get(place), DeliveryStatus.READ);
        chat.statusArrives(messages.get(place), DeliveryStatus.DELIVERED);
        chat.statusArrives(messages.get(1), DeliveryStatus.SENT);
        chat.statusArrives(messages.get(3), DeliveryStatus.DELIVERED);
        chat.statusArrives(messages.get(3), DeliveryStatus.SENT);

        // Then no tick goes backwards
        stage.awaitCount(campaign, "delivered", 1);
        stage.awaitCount(campaign, "read", 1);
        stage.awaitCount(campaign, "sent", 1);
        assertThat(stage.campaign(campaign).getInt("counts.held")).isZero();

        // And the report has a line for each row
        var report = given().get("/api/v1/campaigns/{id}/report.csv", campaign);
        report.then().statusCode(200).contentType("text/csv");
        assertThat(report.asString().lines())
                .hasSize(7)
                .anySatisfy(line -> assertThat(line).startsWith("3,3," + phones.get(2) + ",FAILED,meta_131026,"));
        assertThat(report.asString()).contains("already_in_campaign,\"the same person stands in the audience");
        given().queryParam("state", "refused")
                .queryParam("limit", 1)
                .get("/api/v1/campaigns/{id}/recipients", campaign)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].code", equalTo("already_in_campaign"))
                .body("next", equalTo(place == 0 ? "5" : "1"));
    }

    @Test
    void aPauseHoldsWhatIsUnderWayAndNothingIsLostOrSentTwice() {
        // Given a campaign of which nobody resolves the recipients yet
        var phones = CampaignStage.phones(2 * UNDER_WAY);
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var messages = stage.messages(campaign);
        others.silent(true);
        stage.deed(campaign, "start").then().statusCode(200);
        stage.awaitCount(campaign, "underWay", UNDER_WAY);
        assertThat(others.commandsOf(UUID.fromString(campaign))).hasSizeLessThanOrEqualTo(UNDER_WAY);

        // When it is paused before its messages come back
        stage.deed(campaign, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        others.silent(false);

        // Then they wait in the line
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(waitingInLine(messages)).isEqualTo(UNDER_WAY));
        await().during(Duration.ofSeconds(2))
                .atMost(A_WHILE)
                .untilAsserted(() -> assertThat(stage.called(messages)).isZero());

        // When it goes on, and commands come twice
        others.commandsOf(UUID.fromString(campaign)).forEach(others::answer);
        stage.deed(campaign, "resume").then().statusCode(200).body("state", equalTo("RUNNING"));

        // Then all get their message, once
        stage.awaitState(campaign, "DONE");
        assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(2 * UNDER_WAY);
        messages.forEach(message -> assertThat(meta.callsAbout(message)).hasSize(1));
        assertThat(others.commandsOf(UUID.fromString(campaign)))
                .extracting(command -> command.messageId())
                .doesNotHaveDuplicates()
                .hasSize(2 * UNDER_WAY);
    }

    @Test
    void aCancelRefusesWhatHasNotLeft() {
        // Given
        var phones = CampaignStage.phones(UNDER_WAY + 5);
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var messages = stage.messages(campaign);
        others.silent(true);
        stage.deed(campaign, "start").then().statusCode(200);
        stage.awaitCount(campaign, "underWay", UNDER_WAY);

        // When
        stage.deed(campaign, "cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        others.silent(false);

        // Then
        stage.awaitCount(campaign, "refusedByCode.campaign_cancelled", UNDER_WAY);
        assertThat(stage.campaign(campaign).getInt("counts.waiting")).isEqualTo(5);
        assertThat(stage.called(messages)).isZero();
        stage.deed(campaign, "resume").then().statusCode(409).body("code", equalTo("campaign_state"));
    }

    @Test
    void aRecipientThatNobodyCanResolveIsRefusedToo() {
        // Given
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(1));
        var message = stage.messages(campaign).getFirst();
        others.silent(true);
        stage.deed(campaign, "start").then().statusCode(200);
        stage.awaitCount(campaign, "underWay", 1);

        // When
        topics.put(
                Topics.OUTBOUND_EVENTS,
                message,
                new MessageRefused(
                        message,
                        null,
                        "unknown_number",
                        "the number is not ours",
                        "another",
                        List.of(),
                        Instant.now()));

        // Then
        stage.awaitState(campaign, "DONE");
        assertThat(stage.campaign(campaign).getInt("counts.refusedByCode.unknown_number"))
                .isEqualTo(1);
    }

    @Test
    void startsByItselfAtItsTime() {
        // Given
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(1));

        // When
        stage.deed(campaign, "start", """
                        {"actor":"ana","startAt":"%s"}""".formatted(Instant.now().plusSeconds(4)))
                .then()
                .statusCode(200)
                .body("state", equalTo("SCHEDULED"));

        // Then
        assertThat(stage.campaign(campaign).getInt("counts.waiting")).isEqualTo(1);
        stage.awaitState(campaign, "DONE");
    }

    private long waitingInLine(List<UUID> messages) {
        return stage.count("SELECT count(*) FROM send_attempt WHERE state = 'READY' AND gate_asked_at IS NOT NULL"
                + " AND message_id IN ('%s')"
                        .formatted(String.join(
                                "','", messages.stream().map(UUID::toString).toList())));
    }
}
