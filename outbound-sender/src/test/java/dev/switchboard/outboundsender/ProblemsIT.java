package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service answers when it cannot do what was asked, and that its OpenAPI document says so. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class ProblemsIT {

    private static final String ATTEMPTS = "/api/v1/messages/%s/attempts".formatted(UUID.randomUUID());

    @Test
    void everyRefusalHasACode() {
        isProblem(given().get(ATTEMPTS), 404, "unknown_message");
        isProblem(given().post(ATTEMPTS), 405, "method_not_allowed");
        isProblem(given().get("/nothing"), 404, "unknown_path");
    }

    @Test
    void theDocumentSaysThatRefusalsAreProblems() {
        // When
        var document = given().queryParam("format", "json").get("/q/openapi").jsonPath();

        // Then
        assertThat(document.getString("paths.'/api/v1/messages/{messageId}/attempts'.get.responses.'404'"
                        + ".content.'application/problem+json'.schema.$ref"))
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.<String>getList("components.schemas.Problem.required"))
                .contains("type", "code");
    }

    private static void isProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:switchboard:problem:" + code));
    }
}
