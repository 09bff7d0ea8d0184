package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.SendMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCheckTest {

    private static final String GOOD = """
            {"messageId": "00000000-0000-0000-0000-000000000001", "conversationId": "00000000-0000-0000-0000-000000000002",
             "phoneNumberId": "100000000000001", "recipient": {"waId": "5511900000001"},
             "content": {"type": "text", "body": "my secret"}, "origin": "SYSTEM", "requestedAt": "2026-11-01T12:00:00Z"}""";

    private final CommandCheck check = new CommandCheck();

    @Test
    void findsNothingWrongWithWhatKeepsToTheSchema() throws JsonProcessingException {
        assertThat(check.mistake(SendMessage.class, EventJson.mapper().readTree(GOOD)))
                .isEmpty();
    }

    @Test
    void mindsNoFieldOfANewerWriter() throws JsonProcessingException {
        ObjectNode newer = EventJson.mapper().readValue(GOOD, ObjectNode.class).put("colour", "green");

        assertThat(check.mistake(SendMessage.class, newer)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            recipient      |                                              | /recipient is missing
            recipient      | "5511900000001"                              | /recipient is not a JSON object
            recipient      | {"waId": 5511900000001}                      | /recipient/waId is not a JSON string
            origin         | "MY SECRET"                                  | /origin is none of ["AGENT","VIRTUAL_AGENT","SYSTEM","OTHER"]
            campaignId     | null                                         | /campaignId is not a JSON string
            messageId      | 1                                            | /messageId is not a JSON string
            content        | {"type": "text", "body": 5}                  | /content fits none of its kinds, /content/body is not a JSON string
            content        | {"type": "list", "body": "my secret"}        | /content fits none of its kinds, /content/button is missing
            content        | {"type": "hologram", "body": "my secret"}    | /content fits none of its kinds
            """)
    void namesThePlaceAndTheRuleAndNoContent(String field, String value, String told) throws JsonProcessingException {
        // Given
        var command = EventJson.mapper().readValue(GOOD, ObjectNode.class);
        command.remove(field);
        if (value != null) {
            command.set(field, EventJson.mapper().readTree(value));
        }

        // When
        var mistake = check.mistake(SendMessage.class, command);

        // Then
        assertThat(mistake).hasValue(told);
    }

    @ParameterizedTest
    @CsvSource({"5", "[]", "null", "'\"my secret\"'"})
    void takesNothingButAnObject(String value) throws JsonProcessingException {
        assertThat(check.mistake(MarkRead.class, EventJson.mapper().readTree(value)))
                .hasValue("the value is not a JSON object");
    }
}
