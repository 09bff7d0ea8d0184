package dev.switchboard.conversationservice;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The service's HTTP API, and the few things about the database that it does not tell. */
@ApplicationScoped
public class Api {

    private final DataSource dataSource;

    Api(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The conversation in which a message lies; empty until it is stored. */
    public Optional<UUID> conversationOf(String wamid) {
        return ask("SELECT conversation_id FROM message WHERE wamid = ?", wamid).stream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** The conversation in which a message lies, by our id of it; empty until it is stored. */
    public Optional<UUID> conversationOf(UUID messageId) {
        return ask("SELECT conversation_id FROM message WHERE id = ?", messageId).stream()
                .map(UUID.class::cast)
                .findFirst();
    }

    /** Our id of a message. */
    public UUID messageId(String wamid) {
        return (UUID) ask("SELECT id FROM message WHERE wamid = ?", wamid).getFirst();
    }

    /** First column of every row. */
    public List<Object> ask(String sql, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            var values = new ArrayList<Object>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getObject(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page of a timeline. */
    public JsonPath messages(UUID conversationId, int limit, @Nullable String cursor) {
        var request = given().queryParam("limit", limit);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/api/v1/conversations/{id}/messages", conversationId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A conversation. */
    public JsonPath conversation(UUID id) {
        return given().get("/api/v1/conversations/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** One message. */
    public JsonPath message(UUID conversationId, UUID messageId) {
        return given().get("/api/v1/conversations/{id}/messages/{messageId}", conversationId, messageId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Asks for an answer. */
    public Response post(UUID conversationId, String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/conversations/{id}/messages", conversationId);
    }

    /** Asks for a text and answers the id of the message. */
    public UUID sendText(UUID conversationId, String text) {
        var answer = post(conversationId, UUID.randomUUID().toString(), """
                {"content":{"type":"text","body":"%s"}}
                """.formatted(text));
        return answer.then().statusCode(202).extract().jsonPath().getUUID("id");
    }
}
