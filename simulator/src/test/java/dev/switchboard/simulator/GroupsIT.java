package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A group's life, and what is said in it. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class GroupsIT {

    private static final String ANA = "5511900000001";
    private static final String RUI = "5511900000002";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
    }

    @Test
    void tellsTheIdAndTheLinkOfANewGroup() {
        // When
        String request = create(Map.of("subject", "Pizza on Friday", "description", "Who brings what"))
                .statusCode(200)
                .extract()
                .path("request_id");

        // Then
        await().untilAsserted(() -> assertThat(told("group_lifecycle_update")).hasSize(1));
        var group = told("group_lifecycle_update").getFirst();
        assertThat(group.path("type").asText()).isEqualTo("group_create");
        assertThat(group.path("request_id").asText()).isEqualTo(request);
        assertThat(group.path("invite_link").asText()).startsWith("https://chat.whatsapp.com/");
        ask(group.path("group_id").asText() + "?fields=subject,description,total_participant_count")
                .body("subject", equalTo("Pizza on Friday"))
                .body("total_participant_count", equalTo(0));
        ask(NUMBER + "/groups?fields=subject").body("data.subject", equalTo(List.of("Pizza on Friday")));
    }

    @Test
    void tellsOneStatusForEachParticipant() {
        // Given
        var group = group(ANA, RUI);

        // When
        String wamid = send(group, "text", Map.of("body", "Who brings the cheese?"))
                .statusCode(200)
                .body("messages[0].group_id", equalTo(group))
                .body("contacts[0].input", equalTo(group))
                .extract()
                .path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(6));
        assertThat(Receiver.statusesOf(wamid)).allSatisfy(status -> {
            assertThat(status.path("recipient_type").asText()).isEqualTo("group");
            assertThat(status.path("recipient_id").asText()).isEqualTo(group);
        });
        assertThat(Receiver.statusesOf(wamid))
                .filteredOn(status -> status.path("status").asText().equals("delivered"))
                .extracting(status -> status.path("recipient_participant_id").asText())
                .containsExactly(ANA, RUI);
        look("groups").body("[0].messages.wamid", equalTo(List.of(wamid)));
        look("messages").body("", hasSize(0));
    }

    @Test
    void letsAParticipantWriteWithoutOpeningThePrivateWindow() {
        // Given
        var group = group(ANA);

        // When
        var wamid = customerWrites(ANA, Map.of("text", "I bring it", "groupId", group));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        var message = Receiver.messages().getFirst();
        assertThat(message.path("id").asText()).isEqualTo(wamid);
        assertThat(message.path("group_id").asText()).isEqualTo(group);
        assertThat(message.path("from").asText()).isEqualTo(ANA);
        look("customers/" + ANA + "/chat").body("windowOpen", equalTo(false)).body("lines", hasSize(0));
        control("customers/" + RUI + "/messages", Map.of("text", "Me too", "groupId", group))
                .statusCode(400)
                .body("error", containsString("not in the group"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    131051 | interactive | {"type":"cta_url","body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"x","url":"https://example.com"}}}
                    131051 | template    | {"name":"login_code","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"17"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"17"}]}]}
                    100    | text        | {"body":""}
                    """)
    void refusesWhatGroupsDoNotTake(int code, String type, String content) {
        var group = group(ANA);

        graph("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"group\",\"to\":\"" + group + "\",\"type\":\""
                        + type + "\",\"" + type + "\":" + content + "}")
                .statusCode(400)
                .body("error.code", equalTo(code));
    }

    @Test
    void refusesAGroupThatIsEmptyForeignSuspendedOrGone() {
        // Given
        var empty = group();
        var group = group(ANA);

        // When
        send(empty, "text", Map.of("body", "x")).statusCode(400).body("error.code", equalTo(131020));
        graph("v25.0", "100000000000002", TOKEN, message(group, "text", Map.of("body", "x")))
                .body("error.code", equalTo(131041));
        control("groups/" + group + "/suspension", Map.of("active", true)).statusCode(204);

        // Then
        send(group, "text", Map.of("body", "x")).statusCode(403).body("error.code", equalTo(131207));
        control("groups/" + group + "/suspension", Map.of("active", false)).statusCode(204);
        send(group, "text", Map.of("body", "x")).statusCode(200);
        authorised().delete("/v25.0/" + group).then().statusCode(200);
        send(group, "text", Map.of("body", "x")).body("error.code", equalTo(131041));
        await().untilAsserted(() -> assertThat(types("group_status_update"))
                .containsExactlyInAnyOrder("group_suspend", "group_suspend_cleared"));
        await().untilAsserted(() -> assertThat(types("group_lifecycle_update")).contains("group_delete"));
    }

    @Test
    void holdsEightParticipants() {
        // Given
        var group = group();
        for (var person = 1; person <= 8; person++) {
            join(group, "551190000010" + person).statusCode(200).body("in", equalTo(true));
        }

        // When
        join(group, ANA).statusCode(400).body("error", containsString("8"));

        // Then
        ask(group + "/participants").body("data", hasSize(8));
        await().untilAsserted(
                        () -> assertThat(types("group_participants_update")).hasSize(8));
    }

    @Test
    void looksAtWhoWantsInBeforeTheyAre() {
        // Given
        create(Map.of("subject", "Club", "join_approval_mode", "approval_required"));
        String group = look("groups").extract().path("[0].id");
        String ana = join(group, ANA).body("in", equalTo(false)).extract().path("joinRequest");
        String rui = join(group, RUI).extract().path("joinRequest");
        ask(group + "/join_requests").body("data", hasSize(2));

        // When
        requests("post", group, ana).statusCode(200);
        requests("delete", group, rui).statusCode(200);

        // Then
        ask(group + "/participants").body("data.wa_id", equalTo(List.of(ANA)));
        requests("post", group, rui).statusCode(400).body("error.code", equalTo(131213));
        await().untilAsserted(() -> assertThat(types("group_participants_update"))
                .containsExactlyInAnyOrder(
                        "group_join_request_created", "group_join_request_created", "group_participants_add"));
    }

    @Test
    void sendsPeopleAwayAndMakesAnotherLink() {
        // Given
        var group = group(ANA, RUI);
        String link = ask(group + "/invite_link").extract().path("invite_link");

        // When
        remove(group, ANA, ANA).statusCode(400).body("error.code", equalTo(131202));
        remove(group, ANA).statusCode(200);
        given().delete("/_sim/groups/" + group + "/participants/" + RUI).then().statusCode(204);

        // Then
        remove(group, ANA).statusCode(400).body("error.code", equalTo(131212));
        ask(group + "/participants").body("data", hasSize(0));
        authorised()
                .post("/v25.0/" + group + "/invite_link")
                .then()
                .statusCode(200)
                .body("invite_link", not(equalTo(link)));
        authorised().body("{}").post("/v25.0/" + group + "/participants").then().statusCode(400);
        await().untilAsserted(() -> assertThat(types("group_participants_update"))
                .filteredOn("group_participants_remove"::equals)
                .hasSize(2));
    }

    @Test
    void givesTheGroupAnotherName() {
        var group = group(ANA);

        authorised()
                .body(Map.of("subject", "Pizza on Saturday"))
                .post("/v25.0/" + group)
                .then()
                .statusCode(200);

        ask(group).body("subject", equalTo("Pizza on Saturday")).body("description", nullValue());
        await().untilAsserted(
                        () -> assertThat(types("group_settings_update")).containsExactly("group_settings_update"));
        control("numbers/" + NUMBER, Map.of("throughput", "COEXISTENCE")).statusCode(204);
        create(Map.of("subject", "x")).statusCode(400).body("error.code", equalTo(131215));
        create(Map.of("subject", "")).statusCode(400);
    }

    private static String group(String... participants) {
        create(Map.of("subject", "Pizza")).statusCode(200);
        List<String> ids = look("groups").extract().path("id");
        var group = ids.getLast();
        for (var participant : participants) {
            join(group, participant).statusCode(200);
        }
        return group;
    }

    private static ValidatableResponse create(Map<String, ?> body) {
        return authorised().body(body).post("/v25.0/" + NUMBER + "/groups").then();
    }

    private static ValidatableResponse join(String group, String customer) {
        return given().post("/_sim/groups/" + group + "/participants/" + customer)
                .then();
    }

    private static ValidatableResponse remove(String group, String... customers) {
        var people = List.of(customers).stream().map(one -> Map.of("user", one)).toList();
        return authorised()
                .body(Map.of("messaging_product", "whatsapp", "participants", people))
                .delete("/v25.0/" + group + "/participants")
                .then();
    }

    private static ValidatableResponse requests(String verb, String group, String request) {
        return authorised()
                .body(Map.of("messaging_product", "whatsapp", "join_requests", List.of(request)))
                .request(verb, "/v25.0/" + group + "/join_requests")
                .then();
    }

    private static ValidatableResponse send(String group, String type, Map<String, ?> content) {
        return graph(message(group, type, content));
    }

    private static Map<String, Object> message(String group, String type, Map<String, ?> content) {
        return Map.of(
                "messaging_product", "whatsapp", "recipient_type", "group", "to", group, "type", type, type, content);
    }

    private static ValidatableResponse ask(String path) {
        return authorised().get("/v25.0/" + path).then().statusCode(200);
    }

    private static List<JsonNode> told(String field) {
        return Receiver.changes(field).stream()
                .map(value -> value.at("/groups/0"))
                .toList();
    }

    private static List<String> types(String field) {
        return told(field).stream().map(group -> group.path("type").asText()).toList();
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
