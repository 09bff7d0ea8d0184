package dev.switchboard.outboundsender.campaign;

import static dev.switchboard.outboundsender.testing.CampaignStage.A_WHILE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.ConversationSide;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Campaigns under several hands, hands that fail, and people who want to be forgotten. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class CampaignTurnIT {

    private final DataSource database;
    private final Publications publications;
    private final Campaigns campaigns;
    private final Recipients recipients;
    private final Progress progress;
    private final StopRules rules;
    private final CampaignConfig config;
    private final InstantSource clock;
    private final CampaignRecipients people;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private ConversationSide others;
    private CampaignStage stage;

    CampaignTurnIT(
            DataSource database,
            Publications publications,
            Campaigns campaigns,
            Recipients recipients,
            Progress progress,
            StopRules rules,
            CampaignConfig config,
            InstantSource clock,
            CampaignRecipients people) {
        this.database = database;
        this.publications = publications;
        this.campaigns = campaigns;
        this.recipients = recipients;
        this.progress = progress;
        this.rules = rules;
        this.config = config;
        this.clock = clock;
        this.people = people;
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

    private CampaignTurn turn(Recipients rows) {
        return new CampaignTurn(publications, campaigns, rows, progress, rules, config, clock);
    }

    @Test
    void severalReplicasReleaseEachRecipientOnce() {
        // Given
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(120));
        var id = UUID.fromString(campaign);
        var other = turn(recipients);

        // When another replica turns as often as it can
        stage.deed(campaign, "start").then().statusCode(200);
        await().atMost(A_WHILE).pollInSameThread().untilAsserted(() -> {
            other.take(id);
            assertThat(openOf(campaign)).isLessThanOrEqualTo(config.underWay());
            assertThat(stage.campaign(campaign).getString("state")).isEqualTo("DONE");
        });

        // Then
        assertThat(others.commandsOf(id))
                .extracting(command -> command.messageId())
                .doesNotHaveDuplicates()
                .hasSize(120);
        assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(120);
        stage.messages(campaign)
                .forEach(message -> assertThat(meta.callsAbout(message)).hasSize(1));
    }

    @Test
    void aRunnerThatDiesBeforeItsCommitReleasedNothing() {
        // Given a campaign that only a runner which dies has in hand
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(10));
        var id = UUID.fromString(campaign);
        var dying = turn(new Recipients() {
            @Override
            void released(Connection connection, UUID campaignId, List<Waiting> released, Instant now)
                    throws SQLException {
                super.released(connection, campaignId, released, now);
                throw new IllegalStateException("the process dies");
            }
        });
        stage.deed(campaign, "start", "{\"actor\":\"ana\",\"startAt\":\"2999-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200);
        stage.deed(campaign, "pause").then().statusCode(200);
        stage.sql("UPDATE campaign SET start_at = NULL WHERE id = '%s'".formatted(campaign));

        // When
        assertThatThrownBy(() -> publications.inTransaction((connection, outbox) -> {
                    campaigns.resume(connection, id, CampaignState.RUNNING, null, "ana", Instant.now());
                    return dying.look(connection, campaigns.find(connection, id).orElseThrow(), outbox);
                }))
                .hasMessageContaining("dies");

        // Then
        assertThat(stage.campaign(campaign).getInt("counts.waiting")).isEqualTo(10);
        assertThat(others.commandsOf(id)).isEmpty();

        // When somebody healthy has it
        stage.deed(campaign, "resume").then().statusCode(200);

        // Then
        stage.awaitState(campaign, "DONE");
        assertThat(others.commandsOf(id)).hasSize(10);
        assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(10);
    }

    @Test
    void forgetsWhoRecipientsWereAlsoWhereTheyWait() throws SQLException {
        // Given somebody in a campaign that is over, and in one that has not begun
        var number = stage.number();
        var template = stage.template();
        var phones = CampaignStage.phones(2);
        var over = stage.draftTo(number, template, phones);
        stage.deed(over, "start").then().statusCode(200);
        stage.awaitState(over, "DONE");
        var coming = stage.draftTo(number, template, phones);

        // When
        var forgotten = people.forget(List.of(others.conversationOf(phones.getFirst())), List.of());

        // Then
        assertThat(forgotten).isEqualTo(2);
        for (var campaign : List.of(over, coming)) {
            var rows =
                    given().get("/api/v1/campaigns/{id}/recipients", campaign).asString();
            assertThat(rows).doesNotContain(phones.getFirst()).contains(phones.getLast());
            assertThat(given().get("/api/v1/campaigns/{id}/report.csv", campaign)
                            .asString())
                    .doesNotContain(phones.getFirst());
        }
        assertThat(stage.campaign(over).getInt("counts.accepted")).isEqualTo(2);
        assertThat(stage.campaign(coming).getInt("counts.refusedByCode.contact_erased"))
                .isEqualTo(1);
        assertThat(people.forget(List.of(others.conversationOf(phones.getFirst())), List.of()))
                .isZero();
    }

    private long openOf(String campaign) {
        return stage.count("SELECT count(*) FROM campaign_recipient WHERE state = 'UNDER_WAY' AND campaign_id = '%s'"
                .formatted(campaign));
    }
}
