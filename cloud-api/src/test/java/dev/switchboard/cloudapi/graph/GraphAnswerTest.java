package dev.switchboard.cloudapi.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAnswerTest {

    @Test
    void readsTheIdOfAStoredFile() {
        var answer = GraphAnswer.read(200, "{\"id\":\"1037543291543636\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).isEqualTo(new GraphAnswer.Stored("1037543291543636"));
    }

    @Test
    void readsAnAcceptedMessage() {
        // When
        var answer = read(200, """
                {"messaging_product":"whatsapp","contacts":[{"input":"+5511900000001","wa_id":"5511900000001"}],
                 "messages":[{"id":"wamid.OUT","message_status":"accepted"}]}""");

        // Then
        assertThat(answer).isInstanceOfSatisfying(GraphAnswer.Accepted.class, accepted -> {
            assertThat(accepted.messageId()).isEqualTo("wamid.OUT");
            assertThat(accepted.messageStatus()).isEqualTo("accepted");
            assertThat(accepted.contacts())
                    .containsExactly(new GraphAnswer.Contact("+5511900000001", "5511900000001", null));
            assertThat(accepted.toString()).doesNotContain("5511900000001", "wamid");
        });
    }

    @Test
    void readsAnAnswerForAUserIdWithoutPhone() {
        // When
        var answer = read(200, """
                {"contacts":[{"input":"US.1349","user_id":"US.1349"}],"messages":[{"id":"wamid.OUT"}]}""");

        // Then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        GraphAnswer.Accepted.class,
                        accepted -> assertThat(accepted.contacts())
                                .containsExactly(new GraphAnswer.Contact("US.1349", null, "US.1349")));
    }

    @Test
    void readsAReadMarkAsDone() {
        assertThat(read(200, "{\"success\":true}")).isEqualTo(new GraphAnswer.Done());
    }

    @Test
    void readsMetasErrorWithAllItsParts() {
        // When
        var answer = read(400, """
                {"error":{"message":"(#131030) Recipient phone number not in allowed list","type":"OAuthException","code":131030,
                 "error_data":{"messaging_product":"whatsapp","details":"Add it first."},"error_subcode":2655007,
                 "fbtrace_id":"A1b2","is_transient":true,"error_user_title":"Title","error_user_msg":"Words"}}""");

        // Then
        assertThat(answer)
                .isEqualTo(new GraphAnswer.Refused(
                        400,
                        new GraphError(
                                131030,
                                2655007,
                                "OAuthException",
                                "(#131030) Recipient phone number not in allowed list",
                                "Add it first.",
                                "Title",
                                "Words",
                                "A1b2",
                                true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {"error":{"code":4,"message":"limit"}}                                   | -
            {"error":{"code":4,"message":"limit","error_data":"just words"}}         | just words
            {"error":{"code":4,"message":"limit","error_data":{"details":"inside"}}} | inside
            {"error":{"code":4,"message":"limit","error_data":["odd"]}}              | -
            """)
    void readsDetailsWhateverShapeErrorDataHas(String body, String details) {
        assertThat(read(429, body)).isInstanceOfSatisfying(GraphAnswer.Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo(4);
            assertThat(refused.error().details()).isEqualTo(details);
        });
    }

    @Test
    void takesAnErrorInA200ForARefusal() {
        assertThat(read(200, "{\"error\":{\"code\":0,\"message\":\"AuthException\"}}"))
                .isInstanceOf(GraphAnswer.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>502 Bad Gateway</body></html>",
                "{\"messages\":[{\"id\":\"wam",
                "[]",
                "null",
                "{\"error\":\"words\"}",
                "{\"error\":{\"message\":\"no code\"}}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"id\":7}]}"
            })
    void takesAnythingElseForUnreadable(String body) {
        assertThat(read(200, body)).isEqualTo(new GraphAnswer.Unreadable(200));
        assertThat(read(503, body)).isEqualTo(new GraphAnswer.Unreadable(503));
    }

    @Test
    void survivesDeepNesting() {
        assertThat(read(200, "[".repeat(100_000))).isEqualTo(new GraphAnswer.Unreadable(200));
    }

    private static GraphAnswer read(int httpStatus, String body) {
        return GraphAnswer.read(httpStatus, body.getBytes(StandardCharsets.UTF_8));
    }
}
