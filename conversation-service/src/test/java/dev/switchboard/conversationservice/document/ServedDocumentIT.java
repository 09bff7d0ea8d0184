package dev.switchboard.conversationservice.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger reads about the API before the first call. */
@QuarkusTest
class ServedDocumentIT {

    private static final String POST = "paths.'/api/v1/conversations/{id}/messages'.post.";

    private JsonPath document;

    @BeforeEach
    void fetch() {
        document = given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }

    @Test
    void tellsWhatARequestForAnAnswerIs() {
        // When
        var body = POST + "requestBody.content.'application/json'.schema.$ref";
        var key = document.<String, Object>getMap(POST + "parameters.find { it.name == 'Idempotency-Key' }");

        // Then
        assertThat(document.getString(body)).isEqualTo("#/components/schemas/AnswerRequest");
        assertThat(document.getList("components.schemas.AnswerRequest.required"))
                .isEqualTo(List.of("content"));
        assertThat(document.getString("components.schemas.AnswerRequest.properties.content.$ref"))
                .isEqualTo("#/components/schemas/OutboundContent");
        assertThat(document.getList("components.schemas.OutboundContent.oneOf.properties.type.const"))
                .contains("text", "media");
        assertThat(key).containsEntry("required", true);
    }

    @Test
    void tellsEveryAnswerToIt() {
        // When
        var answers = document.getMap(POST + "responses");

        // Then
        assertThat(new TreeSet<>(answers.keySet())).hasToString("[202, 400, 404, 409, 415]");
        assertThat(document.getString(POST + "responses.'202'.content.'application/json'.schema.$ref"))
                .isEqualTo("#/components/schemas/MessageView");
        assertThat(Stream.of("400", "404", "409", "415")
                        .map(status -> document.getString(POST
                                + "responses.'%s'.content.'application/problem+json'.schema.$ref".formatted(status))))
                .containsOnly("#/components/schemas/Problem");
    }

    @Test
    void tellsWhatARequestForAMessageToAPersonIs() {
        // When
        var post = "paths.'/api/v1/messages'.post.";
        var schema = "components.schemas.MessageRequest.";

        // Then
        assertThat(document.getString(post + "requestBody.content.'application/json'.schema.$ref"))
                .isEqualTo("#/components/schemas/MessageRequest");
        assertThat(document.getList(schema + "required")).isEqualTo(List.of("phoneNumberId", "recipient", "content"));
        assertThat(document.<String, Object>getMap(schema + "properties.recipient.properties"))
                .containsOnlyKeys("phone", "userId", "contactId");
        assertThat(document.getList(schema + "properties.lane.enum")).isEqualTo(List.of("LIVE", "BULK"));
        assertThat(document.getString(schema + "properties.origin.default")).isEqualTo("SYSTEM");
        assertThat(new TreeSet<>(document.getMap(post + "responses").keySet()))
                .hasToString("[202, 400, 404, 409, 415]");
    }

    @Test
    void showsTextAsTextAndContentAsInTheEvents() {
        // When
        var schemas = document.<String, Map<String, Object>>getMap("components.schemas");

        // Then
        assertThat(schemas.get("PersonalDetail")).containsEntry("type", "string");
        assertThat(schemas).doesNotContainKeys("JsonNodeType", "HttpProblem");
        assertThat(document.getString("components.schemas.MessageView.properties.content.$ref"))
                .isEqualTo("#/components/schemas/MessageContent");
    }

    @Test
    void refersToNothingThatIsNotThere() {
        // Given
        var text = given().queryParam("format", "json").get("/q/openapi").asString();
        var reference = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

        // When
        var names =
                reference.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());

        // Then
        assertThat(names).contains("OutboundContent", "MessageView");
        assertThat(document.<String, Object>getMap("components.schemas").keySet())
                .containsAll(names);
    }

    @Test
    void tellsHowLongAPageMayBe() {
        // When
        var limits = document.<Map<String, Object>>getList(
                "paths.collectMany { it.value.values() }.collectMany { it.parameters }.findAll { it.name == 'limit' }.schema");

        // Then
        assertThat(limits)
                .hasSize(2)
                .allSatisfy(limit -> assertThat(limit)
                        .containsEntry("type", "integer")
                        .containsEntry("minimum", 1)
                        .containsEntry("maximum", 200)
                        .containsEntry("default", 50));
    }
}
