package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.outbound.OutcomeUnsettled;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nothing settles in time is shown for a person to decide; nothing is sent again, and Meta's word still counts. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsettledIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final String UNSETTLED = "/api/v1/messages/unsettled";

    private final DataSource database;
    private ScriptedMeta meta;
    private TopicEnds topics;

    UnsettledIT(DataSource database) {
        this.database = database;
    }

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
    void isAnnouncedOnceAndListedWhenNothingSettlesItInTime() throws SQLException {
        // Given
        var chat = new Chat(topics);
        var messageId = unknown(chat);

        // When
        grows20MinutesOlder(messageId);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageOutcomeUnknown.class, OutcomeUnsettled.class));
        assertThat((OutcomeUnsettled) chat.news().getLast()).satisfies(unsettled -> {
            assertThat(unsettled.messageId()).isEqualTo(messageId);
            assertThat(unsettled.reason()).isEqualTo("connection_lost");
            assertThat(unsettled.unsettledAt()).isAfter(unsettled.unknownSince().plusSeconds(900));
        });
        given().get(UNSETTLED).then().statusCode(200).body("items.messageId", hasItem(messageId.toString()));
        history(messageId).body("state", equalTo("UNKNOWN")).body("unsettledAt", notNullValue());

        // When Meta's word comes after all
        chat.statusArrives(messageId);

        // Then it counts, and nothing was announced twice
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(
                                MessageOutcomeUnknown.class, OutcomeUnsettled.class, OutcomeSettled.class));
        assertThat(((OutcomeSettled) chat.news().getLast()).evidence()).isEqualTo("status_webhook");
        given().get(UNSETTLED).then().body("items.messageId", not(hasItem(messageId.toString())));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void aPersonSaysThatItWasNotSentAndMetaProvesThemWrong() throws SQLException {
        // Given
        var chat = new Chat(topics);
        var messageId = unknown(chat);
        grows20MinutesOlder(messageId);
        await().atMost(A_WHILE).until(() -> chat.news().size() == 2);

        // When
        settle(messageId, "not_sent", "maria").statusCode(200).body("outcome", equalTo("not_sent"));

        // Then
        await().atMost(A_WHILE).until(() -> chat.news().size() == 4);
        assertThat(chat.news().get(2)).isInstanceOfSatisfying(OutcomeSettled.class, settled -> {
            assertThat(settled.outcome()).isEqualTo(OutcomeSettled.Outcome.NOT_SENT);
            assertThat(settled.evidence()).isEqualTo("person");
            assertThat(settled.settledBy()).isEqualTo("maria");
        });
        assertThat(chat.news().get(3))
                .isInstanceOfSatisfying(
                        MessageFailed.class,
                        failed -> assertThat(failed.error().message()).contains("a person found that it did not"));
        given().get(UNSETTLED).then().body("items.messageId", not(hasItem(messageId.toString())));
        history(messageId)
                .body("state", equalTo("FAILED"))
                .body("settlement.by", equalTo("maria"))
                .body("settlement.note", equalTo("asked on the phone"));
        settle(messageId, "not_sent", "ana").statusCode(200).body("by", equalTo("maria"));
        settle(messageId, "sent", "ana").statusCode(409).body("code", equalTo("outcome_known"));

        // When
        chat.statusArrives(messageId);
        chat.statusArrives(messageId);
        chat.customerWrote();
        chat.ask("a new message");

        // Then
        await().atMost(A_WHILE).until(() -> chat.news().size() == 6);
        assertThat(chat.news())
                .filteredOn(OutcomeSettled.class::isInstance)
                .last()
                .isInstanceOfSatisfying(OutcomeSettled.class, settled -> {
                    assertThat(settled.outcome()).isEqualTo(OutcomeSettled.Outcome.ACCEPTED);
                    assertThat(settled.evidence()).isEqualTo("status_webhook");
                    assertThat(settled.wamid()).isEqualTo(ScriptedMeta.wamid(messageId.toString()));
                });
        assertThat(topics.publishedOf(chat.conversationId()))
                .extracting(TopicEnds.Published::id)
                .doesNotHaveDuplicates();
        history(messageId).body("state", equalTo("ACCEPTED"));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void aPersonSaysThatItWasSentAndMetaAddsItsId() {
        // Given
        var chat = new Chat(topics);
        var messageId = unknown(chat);

        // When
        settle(messageId, "sent", "maria").statusCode(200).body("outcome", equalTo("sent"));
        chat.statusArrives(messageId);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(
                                MessageOutcomeUnknown.class, OutcomeSettled.class, OutcomeSettled.class));
        assertThat(((OutcomeSettled) chat.news().get(1)).wamid()).isNull();
        assertThat(((OutcomeSettled) chat.news().get(2)).wamid()).isEqualTo(ScriptedMeta.wamid(messageId.toString()));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void whatIsKnownIsNotForPersonsToDecide() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();
        var accepted = chat.ask("went out");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When, then
        settle(accepted, "not_sent", "maria").statusCode(409).body("code", equalTo("outcome_known"));
        settle(UUID.randomUUID(), "sent", "maria").statusCode(404).body("code", equalTo("unknown_message"));
        assertThat(chat.news()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"maybe, maria, outcome", "sent, '', by"})
    void refusesWhatIsNoDecision(String outcome, String by, String field) {
        settle(UUID.randomUUID(), outcome, by)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    private UUID unknown(Chat chat) {
        var messageId = UUID.randomUUID();
        chat.customerWrote();
        meta.script(messageId, ScriptedMeta.RESET);
        chat.ask(messageId, "did it go out?");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageOutcomeUnknown.class));
        return messageId;
    }

    private void grows20MinutesOlder(UUID messageId) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE send_attempt SET finished_at = finished_at - interval '20 minutes' WHERE message_id = ?")) {
            statement.setObject(1, messageId);
            statement.executeUpdate();
        }
    }

    private static ValidatableResponse settle(UUID messageId, String outcome, String by) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"outcome":"%s","by":"%s","note":"asked on the phone"}""".formatted(outcome, by))
                .post("/api/v1/messages/{id}/settlement", messageId)
                .then();
    }

    private static ValidatableResponse history(UUID messageId) {
        return given().get("/api/v1/messages/{id}/attempts", messageId).then().statusCode(200);
    }
}
