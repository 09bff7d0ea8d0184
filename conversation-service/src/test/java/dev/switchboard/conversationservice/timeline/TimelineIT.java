package dev.switchboard.conversationservice.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class TimelineIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void turnsPagesBothWaysWhileMessagesArrive() {
        // Given
        var customer = Customer.withPhone();
        var conversation = write(customer, 0, 25);
        var first = api.messages(conversation, 10, null);

        // When
        write(customer, 25, 30);
        var second = api.messages(conversation, 10, first.getString("next"));
        var third = api.messages(conversation, 10, second.getString("next"));
        var newer = api.messages(conversation, 10, first.getString("previous"));
        var back = api.messages(conversation, 10, second.getString("previous"));
        var nothing = api.messages(conversation, 10, newer.getString("previous"));
        write(customer, 30, 31);
        var newest = api.messages(conversation, 10, nothing.getString("previous"));

        // Then
        assertThat(bodies(first)).isEqualTo(numbers(24, 15));
        assertThat(bodies(second)).isEqualTo(numbers(14, 5));
        assertThat(bodies(third)).isEqualTo(numbers(4, 0));
        assertThat(third.getString("next")).isNull();
        assertThat(bodies(newer)).isEqualTo(numbers(29, 25));
        assertThat(bodies(back)).isEqualTo(numbers(24, 15));
        assertThat(bodies(nothing)).isEmpty();
        assertThat(bodies(newest)).isEqualTo(numbers(30, 30));
    }

    @Test
    void opensATimelineOfThirtyThousandWithinASecond() {
        // Given
        var conversation = write(Customer.withPhone(), 0, 1);
        api.ask("""
                INSERT INTO message (id, conversation_id, direction, content, sent_at, recorded_at, state, wamid)
                SELECT gen_random_uuid(), ?, 'INBOUND', '{"type":"text","body":"one of many"}', now() - n * interval '1 min',
                    now(), 'RECEIVED', 'wamid.many.' || gen_random_uuid()
                FROM generate_series(1, 30000) AS n RETURNING 1
                """, conversation);
        api.messages(conversation, 50, null);

        // When: the best of three, for the machine has other work too
        var taken = IntStream.range(0, 3)
                .mapToObj(_ -> taking(() -> api.messages(conversation, 50, null)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var page = api.messages(conversation, 50, null);

        // Then
        assertThat(bodies(page)).hasSize(50);
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
        assertThat(bodies(api.messages(conversation, 50, page.getString("next"))))
                .hasSize(50);
    }

    @Test
    void listsConversationsByTheirNewestMessage() {
        // Given
        var number = "100000000000007";
        var ana = Customer.withPhone();
        var ben = Customer.withPhone();
        var elsewhere = write(ana, 0, 1);
        var anas = writeTo(number, ana);
        var bens = writeTo(number, ben);

        // When
        writeTo(number, ana);
        var first = conversations(number, 1, null);
        var second = conversations(number, 1, first.getString("next"));

        // Then
        assertThat(anas).isNotEqualTo(elsewhere);
        assertThat(first.getUUID("items[0].id")).isEqualTo(anas);
        assertThat(second.getUUID("items[0].id")).isEqualTo(bens);
        assertThat(second.getString("next")).isNull();
        assertThat(conversations("100000000000009", 1, null).getList("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"limit,0", "limit,201", "limit,many", "cursor,rubbish", "cursor,bzoxOnJ1YmJpc2g"})
    void saysWhichParameterIsWrong(String parameter, String value) {
        // Given
        var conversation = write(Customer.withPhone(), 0, 1);

        // When
        var problem = given().queryParam(parameter, value)
                .get("/api/v1/conversations/{id}/messages", conversation)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getString("errors[0].field")).isEqualTo(parameter);
    }

    @Test
    void knowsNoNumberThatPostgresCannotStore() {
        assertThat(given().urlEncodingEnabled(false)
                        .get("/api/v1/conversations?phoneNumberId=1%00")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void knowsNobodyByAnIdThatIsNone() {
        assertThat(given().get("/api/v1/conversations/{id}", UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(given().get("/api/v1/conversations/nobody").jsonPath().getString("code"))
                .isEqualTo("unknown_conversation");
    }

    private UUID write(Customer customer, int from, int to) {
        var now = Instant.now();
        var wamid = "";
        for (var number = from; number < to; number++) {
            wamid = Customer.newWamid();
            wire.publish(
                    Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes(wamid, Integer.toString(number), now));
        }
        return stored(wamid);
    }

    private UUID writeTo(String number, Customer customer) {
        var message = customer.writesTo(number, "hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return stored(message.messageId());
    }

    private UUID stored(String wamid) {
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }

    private static JsonPath conversations(String number, int limit, @Nullable String cursor) {
        var request = given().queryParam("phoneNumberId", number).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/v1/conversations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> bodies(JsonPath page) {
        return page.getList("items.content.body");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(to, from)
                .mapToObj(Integer::toString)
                .toList()
                .reversed();
    }

    private static Duration taking(Runnable deed) {
        var started = System.nanoTime();
        deed.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
