package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.whatsapp.AccountChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Meta stops what the business begins, answers go on; where it stops the number, nothing does, until it says otherwise. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlyAnswersIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ScriptedMeta meta;
    private TopicEnds topics;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterEach
    void endOfAllPauses() {
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(paused()).doesNotContain(Chat.NUMBER));
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersGoOnWhileMetaCallsTheNumberASpammer(boolean bulk) {
        // Given
        var template = template();
        var campaign = agreed();
        var barred = UUID.randomUUID();
        meta.script(barred, ScriptedMeta.error(400, 131048), ScriptedMeta.ACCEPT);

        // When
        campaign.askFirst(barred, template, bulk);
        await().atMost(A_WHILE)
                .untilAsserted(
                        () -> assertThat(paused()).contains(Chat.NUMBER + " but for answers since", "meta_131048"));
        var other = agreed();
        var waiting = other.askFirst(template, bulk);
        var reply = answered();

        // Then
        assertThat(meta.callsAbout(waiting)).isEmpty();
        assertThat(meta.callsAbout(barred)).hasSize(1);
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(campaign.news()).singleElement().isInstanceOf(MessageAccepted.class);
            assertThat(other.news()).singleElement().isInstanceOf(MessageAccepted.class);
        });
        assertThat(at(reply)).isLessThan(at(waiting)).isLessThan(at(barred));
        assertThat(meta.callsAbout(barred)).hasSize(2);
        assertThat(meta.callsAbout(waiting)).hasSize(1);
    }

    @Test
    void answersGoOnWhileMetaSaysSoInAStatus() {
        // Given
        var template = template();
        var first = agreed();
        var sent = first.askFirst(template, true);
        await().atMost(A_WHILE).until(() -> !first.news().isEmpty());

        // When
        first.statusFails(sent, 131048);
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(paused()).contains("but for answers", "meta_131048"));
        var waiting = agreed().askFirst(template, true);
        var reply = answered();

        // Then
        assertThat(meta.callsAbout(waiting)).isEmpty();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(waiting)).hasSize(1));
        assertThat(at(reply)).isLessThan(at(waiting));
    }

    @Test
    void answersGoOnUntilARestrictionOfTheAccountEndsByItself() {
        // Given
        var template = template();
        var end = Instant.now().plusSeconds(8);

        // When
        tell("""
                {"event":"ACCOUNT_RESTRICTION","restriction_info":[
                  {"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":%d}]}""".formatted(end.getEpochSecond()));
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(paused()).contains("but for answers", "account_restricted"));
        var waiting = agreed().askFirst(template, false);
        answered();

        // Then
        assertThat(meta.callsAbout(waiting)).isEmpty();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(waiting)).hasSize(1));
        assertThat(at(waiting)).isGreaterThanOrEqualTo(end.minusSeconds(1).toEpochMilli());
    }

    @Test
    void nothingGoesWhileTheAccountIsDisabledAndAllDoesOnceItIsReinstated() {
        // Given
        tell(ban("DISABLE"));
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(paused()).contains(Chat.NUMBER + " since", "account_disabled"));
        var chat = new Chat(topics);
        chat.customerWrote();
        var waiting = chat.ask("are you there?");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(meta.callsAbout(waiting)).isEmpty());

        // When
        tell(ban("REINSTATE"));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
    }

    @Test
    void nothingGoesFromANumberThatMetaBlocksUntilItDoesNot() {
        // Given
        var number = meta.catalogue().number(Chat.NUMBER);
        number.putObject("health_status").put("can_send_message", "BLOCKED");
        tell("{\"event\":\"VERIFIED_ACCOUNT\"}");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(paused()).contains(Chat.NUMBER + " since", "number_blocked"));
        var chat = new Chat(topics);
        chat.customerWrote();
        var waiting = chat.ask("are you there?");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(meta.callsAbout(waiting)).isEmpty());

        // When
        number.putObject("health_status").put("can_send_message", "AVAILABLE");
        tell("{\"event\":\"VERIFIED_ACCOUNT\"}");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
    }

    /** An answer to a customer who just wrote arrives at Meta; answers its message. */
    private UUID answered() {
        var chat = new Chat(topics);
        chat.customerWrote();
        var reply = chat.ask("here you are");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
        return reply;
    }

    private Chat agreed() {
        var chat = new Chat(topics);
        chat.customerAgrees();
        return chat;
    }

    private String template() {
        var shelf = new TemplateShelf(meta.catalogue(), topics);
        var id = shelf.templateNamed("campaign");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        return "campaign_" + id;
    }

    private static String ban(String state) {
        return "{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{\"waba_ban_state\":\"%s\"}}".formatted(state);
    }

    private void tell(String value) {
        var news =
                new AccountChanged(Chat.WABA, "account_update", null, Instant.now(), Instant.now(), new RawJson(value));
        new TemplateShelf(meta.catalogue(), topics).tell(news);
    }

    /** When the last call about a message came. */
    private long at(UUID messageId) {
        return meta.callsAbout(messageId).getLast().at().toEpochMilli();
    }

    private static String paused() {
        return given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'sending' }.data.paused");
    }
}
