package dev.switchboard.outboundsender.graphapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.ContentRules;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphBodyTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @ParameterizedTest
    @MethodSource
    void writesEveryKindTheWayMetaWantsIt(Case kind) throws IOException {
        // Given
        var content = JSON.treeToValue(kind.content(), OutboundContent.class);
        assertThat(ContentRules.check(content)).isEmpty();

        // When
        var body = body(message(new Recipient(new PersonalDetail("5511900000001"), null), content));

        // Then
        assertThat(body.path("messaging_product").textValue()).isEqualTo("whatsapp");
        assertThat(body.path("to").textValue()).isEqualTo("5511900000001");
        assertThat(body.path("type").textValue()).isEqualTo(kind.type());
        assertThat(body.path(kind.type())).isEqualTo(kind.expected());
    }

    static Stream<Case> writesEveryKindTheWayMetaWantsIt() throws IOException {
        try (var file = GraphBodyTest.class.getResourceAsStream("/graph-bodies.json")) {
            return Arrays.stream(JSON.readValue(file, Case[].class));
        }
    }

    @Test
    void hasACaseForEveryKind() throws IOException {
        var kinds = writesEveryKindTheWayMetaWantsIt().map(kind -> {
            try {
                return JSON.treeToValue(kind.content(), OutboundContent.class).getClass();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(kinds.distinct().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OutboundContent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void writesToAUserIdWhereThereIsNoPhone() throws IOException {
        var recipient = new Recipient(null, new PersonalDetail("BR.13491208655302741918"));

        var body = body(message(recipient, MessageContent.Text.of("hi")));

        assertThat(body.has("to")).isFalse();
        assertThat(body.path("recipient").textValue()).isEqualTo("BR.13491208655302741918");
    }

    @Test
    void saysThatAFlowsDataIsNoObjectWithoutShowingIt() throws IOException {
        var flow = JSON.readValue("""
                {"type":"flow","body":"b","label":"l","flowId":"1","screen":"A","data":"[\\"secret\\"]"}""", OutboundContent.class);

        assertThatThrownBy(() -> GraphBody.of(message(new Recipient(new PersonalDetail("1"), null), flow)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the data of a flow is not a JSON object");
    }

    private static JsonNode body(SendMessage message) throws IOException {
        return JSON.readTree(GraphBody.of(message).toJson());
    }

    private static SendMessage message(Recipient recipient, OutboundContent content) {
        return new SendMessage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "100000000000001",
                recipient,
                content,
                null,
                SendMessage.Origin.AGENT,
                null,
                Instant.EPOCH);
    }

    record Case(String name, JsonNode content, String type, JsonNode expected) {
        @Override
        public String toString() {
            return name;
        }
    }
}
