package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.contracts.whatsapp.AccountChanged;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.NumberNameChanged;
import dev.switchboard.contracts.whatsapp.NumberQualityChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The mirror of business numbers: filled by listings, corrected by webhooks, published when something changed. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class NumberMirrorIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private final DataSource database;

    NumberMirrorIT(DataSource database) {
        this.database = database;
    }

    @Test
    void followsANumber() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            var number = meta.catalogue().number(Chat.NUMBER);

            // Given: whatever was known before, it is as Meta tells it now
            tell(topics, account());
            awaitState(topics, state -> {
                assertThat(state.wabaId()).isEqualTo(Chat.WABA);
                assertThat(state.qualityRating()).isEqualTo("GREEN");
                assertThat(state.messagingLimit()).isEqualTo("TIER_250");
                assertThat(state.verifiedName()).isEqualTo("Invented Shop");
            });

            // When Meta raises its limit, it is known from the webhook
            number.put("whatsapp_business_manager_messaging_limit", "TIER_2K");
            tell(
                    topics,
                    new NumberQualityChanged(
                            Chat.WABA,
                            "15550000001",
                            "ONBOARDING",
                            "TIER_2K",
                            Instant.now(),
                            Instant.now(),
                            new RawJson("{}")));
            awaitState(topics, state -> assertThat(state.messagingLimit()).isEqualTo("TIER_2K"));

            // When a name is refused, so is that
            number.put("name_status", "DECLINED");
            tell(
                    topics,
                    new NumberNameChanged(
                            Chat.WABA,
                            "15550000001",
                            "REJECTED",
                            "Other Name",
                            null,
                            Instant.now(),
                            Instant.now(),
                            new RawJson("{}")));
            awaitState(topics, state -> {
                assertThat(state.nameStatus()).isEqualTo("DECLINED");
                assertThat(state.verifiedName()).isEqualTo("Invented Shop");
            });

            // When a webhook tells of trouble only, Meta is asked
            number.put("quality_rating", "RED");
            number.putObject("health_status").put("can_send_message", "LIMITED");
            tell(topics, account());
            awaitState(topics, state -> {
                assertThat(state.qualityRating()).isEqualTo("RED");
                assertThat(state.canSendMessage()).isEqualTo("LIMITED");
            });

            // When Meta lets it send faster, it is sent faster
            number.putObject("throughput").put("level", "HIGH");
            tell(topics, account());
            awaitState(topics, state -> assertThat(state.messagesPerSecond()).isEqualTo(1_000));
            assertThat(perSecond()).isEqualTo(1_000);

            // Then the doors tell it, and the meters
            given().get("/api/v1/numbers/{id}", Chat.NUMBER)
                    .then()
                    .statusCode(200)
                    .body("qualityRating", equalTo("RED"))
                    .body("codeVerificationStatus", equalTo("VERIFIED"));
            given().get("/api/v1/numbers").then().statusCode(200).body("items[0].phoneNumberId", equalTo(Chat.NUMBER));
            given().get("/api/v1/numbers/1").then().statusCode(404).body("code", equalTo("unknown_number"));
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                            .contains(
                                    "switchboard_outbound_number_quality{phoneNumberId=\"" + Chat.NUMBER + "\"} 1.0"));

            // And so is the end of the token
            awaitState(topics, state -> assertThat(state.tokenExpiresAt()).isEqualTo(ScriptedCatalogue.TOKEN_END));

            // And nothing was published twice
            var published = published(topics);
            for (var place = 1; place < published.size(); place++) {
                assertThat(published.get(place)).isNotEqualTo(published.get(place - 1));
            }
        }
    }

    private int perSecond() {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("SELECT per_second FROM number_pace WHERE phone_number_id = ?")) {
            query.setString(1, Chat.NUMBER);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static AccountChanged account() {
        return new AccountChanged(
                Chat.WABA, "account_update", "VERIFIED_ACCOUNT", Instant.now(), Instant.now(), new RawJson("{}"));
    }

    private static void tell(TopicEnds topics, AccountEvent event) {
        topics.put(Topics.WHATSAPP_ACCOUNT, Chat.WABA, UUID.randomUUID().toString(), event);
    }

    private static void awaitState(TopicEnds topics, Consumer<NumberState> wanted) {
        await().atMost(A_WHILE).untilAsserted(() -> {
            var states = published(topics);
            assertThat(states).isNotEmpty();
            wanted.accept(states.getLast());
        });
    }

    private static List<NumberState> published(TopicEnds topics) {
        return topics.events(Topics.OUTBOUND_NUMBERS, Chat.NUMBER, NumberState.class);
    }
}
