package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.ConversationSide;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A campaign stops itself when Meta shows that it does harm, says why, and goes on when a person says so. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class CampaignStopIT {

    /** As the configuration of these tests has it. */
    private static final int SAMPLE = 20;

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private ConversationSide others;
    private CampaignStage stage;

    CampaignStopIT(DataSource database) {
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

    /** A campaign that runs and waits for its recipients to be resolved. */
    private String running(String number, String template) {
        others.silent(true);
        var campaign = stage.draftTo(number, template, CampaignStage.phones(3));
        stage.deed(campaign, "start").then().statusCode(200);
        stage.awaitCount(campaign, "underWay", 3);
        return campaign;
    }

    private void isStoppedBy(String campaign, String code) {
        stage.awaitState(campaign, "PAUSED");
        assertThat(stage.campaign(campaign).getString("stop.code")).isEqualTo(code);
        assertThat(stage.campaign(campaign).getString("stop.reason")).contains(" ");
        assertThat(stage.campaign(campaign).getString("changedBy")).isEqualTo("the campaign itself");
    }

    @ParameterizedTest
    @CsvSource({
        "quality_rating = 'RED', number_quality_red",
        "status = 'RESTRICTED', number_blocked",
        "can_send_message = 'BLOCKED', number_blocked"
    })
    void whenTheNumberIsInABadWay(String change, String code) {
        // Given
        var number = stage.number();
        var campaign = running(number, stage.template());

        // When
        stage.sql("UPDATE business_number SET %s WHERE phone_number_id = '%s'".formatted(change, number));

        // Then
        isStoppedBy(campaign, code);
        others.silent(false);
        stage.deed(campaign, "resume")
                .then()
                .statusCode(409)
                .body("code", equalTo("campaign_still_stopped"))
                .body("stop", equalTo(code));
        assertThat(stage.called(stage.messages(campaign))).isZero();

        // When a person goes on despite it
        stage.deed(campaign, "resume", "{\"actor\":\"ana\",\"despite\":\"%s\"}".formatted(code))
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"));

        // Then
        stage.awaitState(campaign, "DONE");
        assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(3);
    }

    @Test
    void whenMetaPausesTheTemplate() {
        // Given
        var template = stage.template();
        var id = template.substring(template.lastIndexOf('_') + 1);
        var campaign = running(stage.number(), template);

        // When
        meta.catalogue().has(id, template, "en_US", "PAUSED", TemplateShelf.ONE_GAP);
        stage.shelf().tell(TemplateShelf.status(id, template, "PAUSED"));

        // Then
        isStoppedBy(campaign, "template_paused");
    }

    @Test
    void whenMetaMovesTheTemplateToAnotherCategory() {
        // Given
        var template = stage.template();
        var campaign = running(stage.number(), template);

        // When
        stage.sql("UPDATE template SET category = 'MARKETING' WHERE name = '%s'".formatted(template));

        // Then
        isStoppedBy(campaign, "template_recategorised");
        assertThat(stage.campaign(campaign).getString("stop.reason")).contains("from UTILITY to MARKETING");
    }

    @Test
    void whenTooManyFailAndCountsAnewOnceAPersonLooked() {
        // Given
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(35));
        var messages = stage.messages(campaign);
        for (var place = 0; place < messages.size(); place += 2) {
            meta.script(messages.get(place), ScriptedMeta.error(400, 131026));
        }

        // When
        stage.deed(campaign, "start").then().statusCode(200);

        // Then
        isStoppedBy(campaign, "failure_rate");

        // When
        stage.deed(campaign, "resume").then().statusCode(200);

        // Then
        stage.awaitState(campaign, "DONE");
        assertThat(stage.campaign(campaign).getInt("counts.failed")).isEqualTo(18);
        assertThat(stage.campaign(campaign).getInt("counts.accepted")).isEqualTo(17);
    }

    @Test
    void notWhenPeopleNeverAgreedOrMetaSparesThem() {
        // Given more than a fifth whom Meta shows no more offers, and more who never agreed
        var phones = CampaignStage.phones(2 * SAMPLE);
        var campaign = stage.draftTo(stage.number(), stage.template(), phones);
        var messages = stage.messages(campaign);
        for (var place = 0; place < phones.size(); place += 3) {
            meta.script(messages.get(place), ScriptedMeta.error(400, 131049));
            others.neverAgreed(phones.get(place + 1 < phones.size() ? place + 1 : place));
        }

        // When
        stage.deed(campaign, "start").then().statusCode(200);

        // Then
        stage.awaitState(campaign, "DONE");
    }

    @ParameterizedTest
    @CsvSource({"131048, spam_limit", "131064, category_limit", "132015, template_paused"})
    void atOnceWhenMetaSaysSo(int errorCode, String code) {
        // Given
        var campaign = stage.draftTo(stage.number(), stage.template(), CampaignStage.phones(3));
        meta.script(stage.messages(campaign).getFirst(), ScriptedMeta.error(400, errorCode));

        // When
        stage.deed(campaign, "start").then().statusCode(200);

        // Then
        isStoppedBy(campaign, code);
    }
}
