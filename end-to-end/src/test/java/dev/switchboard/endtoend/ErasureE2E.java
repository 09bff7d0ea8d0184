package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Somebody who chatted, was sent a template and agreed to offers asks to be forgotten, and is. */
class ErasureE2E {

    private static final String CUSTOMER = "5511977770041";
    private static final String NUMBER = "100000000000001";
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final LocalStack stack = LocalStack.running();
    private final PublicDoors doors = new PublicDoors();
    private final ConsentDoors consents = new ConsentDoors();

    @Test
    void isForgottenEverywhereAndNotWrittenToAgain() throws IOException {
        // Given
        var offer = template("offer_of_erasure", "MARKETING", "Everything is cheaper until Friday.");
        var conversation = whoChatted();
        var conversationId = conversation.path("id").asText();
        var contactId = conversation.at("/contact/id").asText();
        consents.agrees(CUSTOMER, NUMBER, "MARKETING");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(consents.decision(contactId, NUMBER, "MARKETING")
                                .path("code")
                                .asText())
                        .isEqualTo("consent_granted"));
        doors.ask(conversationId, "offer-before", offer);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(doors.accepted(CUSTOMER)).hasSize(1));
        var picture = doors.timeline(conversationId).stream()
                .filter(message -> message.has("media"))
                .findFirst()
                .orElseThrow()
                .at("/media/links/content")
                .asText();

        // When
        var erasureId = consents.erase(contactId);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(
                                consents.certificate(erasureId).path("state").asText())
                        .isEqualTo("COMPLETED"));
        var certificate = consents.certificate(erasureId);
        assertThat(certificate.path("services").findValuesAsText("service"))
                .containsExactlyInAnyOrder("consent-service", "conversation-service", "outbound-sender");
        assertThat(certificate.path("services"))
                .allSatisfy(service -> assertThat(service.path("counts")).isNotEmpty());
        assertThat(consents.page(erasureId)).contains("Certificate of erasure").doesNotContain(CUSTOMER);
        assertThat(doors.conversationWith(CUSTOMER)).isEmpty();
        for (var address : List.of(
                LocalStack.at(8082) + "/api/v1/conversations/" + conversationId,
                LocalStack.at(8082) + "/api/v1/conversations/" + conversationId + "/messages",
                LocalStack.at(8083) + "/api/v1/contacts/" + contactId + "/export",
                LocalStack.at(8085) + "/api/v1/contacts/" + contactId + "/export")) {
            assertThat(doors.whatever(address)).doesNotContain(CUSTOMER, "a lamp", "wamid.");
        }
        assertThat(doors.status(LocalStack.at(8082) + picture)).isNotEqualTo(200);
        assertThat(consents.verification().path("intact").asBoolean()).isTrue();

        // When they write again
        assertThat(doors.customerWrites(CUSTOMER, "Hello again")).isTrue();
        await().atMost(A_WHILE)
                .until(() -> doors.conversationWith(CUSTOMER)
                        .filter(one -> one.at("/window/open").asBoolean())
                        .isPresent());

        // Then they are somebody new, who is answered and gets no offers
        var anew = doors.conversationWith(CUSTOMER).orElseThrow();
        var newContactId = anew.at("/contact/id").asText();
        assertThat(newContactId).isNotEqualTo(contactId);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(
                                doors.whatever(LocalStack.at(8085) + "/api/v1/contacts/" + newContactId + "/export"))
                        .contains("\"suppressed\":true"));
        var again = anew.path("id").asText();
        var messageId = PublicDoors.json(doors.ask(again, "offer-after", offer).body())
                .path("id")
                .asText();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(doors.message(again, messageId)
                                .at("/refusal/code")
                                .asText())
                        .isEqualTo("suppressed"));
        assertThat(doors.answer(again, "answer-after", "Hello!")).isPresent();
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(doors.acceptedByMeta(CUSTOMER))
                        .contains("Hello!")
                        .hasSize(2));
        assertThat(stack.logs()).doesNotContain(CUSTOMER);
    }

    private JsonNode whoChatted() throws IOException {
        assertThat(doors.customerWrites(CUSTOMER, "I look for a lamp")).isTrue();
        var message = JsonNodeFactory.instance.objectNode().put("type", "image");
        message.putObject("image").put("id", doors.held(picture(), "image/png"));
        doors.write(CUSTOMER, message);
        await().atMost(A_WHILE)
                .ignoreExceptions()
                .until(() -> doors
                        .timeline(doors.conversationWith(CUSTOMER)
                                .orElseThrow()
                                .path("id")
                                .asText())
                        .stream()
                        .anyMatch(one -> one.at("/media/state").asText().equals("stored")));
        return doors.conversationWith(CUSTOMER).orElseThrow();
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** A template that Meta approved and the sender knows; answers the request that sends it. */
    private JsonNode template(String name, String category, String words) {
        var template = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("language", "en_US")
                .put("category", category);
        template.putArray("components").addObject().put("type", "BODY").put("text", words);
        var id = doors.makeTemplate(template);
        await().atMost(A_WHILE).until(() -> doors.approved(id));
        var request = JsonNodeFactory.instance.objectNode();
        request.putObject("content").put("type", "template").put("name", name).put("language", "en_US");
        return request;
    }
}
