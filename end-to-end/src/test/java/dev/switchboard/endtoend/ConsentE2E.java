package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stop, from the customer's phone to the proof, and what it does not stop. */
class ConsentE2E {

    private static final String NUMBER = "100000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalStack stack = LocalStack.running();
    private final PublicDoors doors = new PublicDoors();
    private final ConsentDoors consents = new ConsentDoors();

    @Test
    void aStopIsProvedAndConfirmedOnceAndAnsweringGoesOn() {
        // Given
        var customer = "5511977770011";
        consents.letWordsAct(NUMBER);
        assertThat(doors.customerWrites(customer, "Where is my order?")).isTrue();
        await().atMost(PATIENCE).until(() -> doors.conversationWith(customer).isPresent());
        var conversation = doors.conversationWith(customer).orElseThrow();

        // When
        doors.customerWrites(customer, "Stop!");
        doors.customerWrites(customer, "STOP");

        // Then
        var contact = conversation.at("/contact/id").asText();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(decision(contact).path("code").asText()).isEqualTo("consent_withdrawn"));
        assertThat(decision(contact).at("/evidence/0/keywordMatched").asText()).isEqualTo("STOP");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(doors.acceptedByMeta(customer)).containsExactly("No more messages."));
        var answer = doors.answer(conversation.path("id").asText(), "after-a-stop", "It comes tomorrow.")
                .orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(doors.acceptedByMeta(customer))
                        .containsExactly("No more messages.", "It comes tomorrow."));
        assertThat(consents.verification().path("intact").asBoolean()).isTrue();
        assertThat(stack.run("status").printed()).contains("consent-service");
    }

    @Test
    void aWorkflowWritesFirstToWhoAgreedWithATemplateAndOnce() {
        // Given
        var customer = "5511977770022";
        var template = doors.makeTemplate(PublicDoors.json("""
                {"name":"parcel_on_its_way","language":"en_US","category":"UTILITY","components":[
                  {"type":"BODY","text":"Your parcel {{1}} is on its way.","example":{"body_text":[["77"]]}}]}"""));
        await().atMost(PATIENCE).until(() -> doors.approved(template));
        var contact = consents.agrees(customer, NUMBER, "UTILITY");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consents.decision(contact, NUMBER, "UTILITY")
                                .path("code")
                                .asText())
                        .isEqualTo("consent_granted"));
        var request = PublicDoors.json("""
                {"phoneNumberId":"%s","recipient":{"contactId":"%s"},"requestedBy":"workflow-parcels","content":{
                  "type":"template","name":"parcel_on_its_way","language":"en_US","body":[{"text":"77"}]}}""".formatted(NUMBER, contact));

        // When
        await().atMost(PATIENCE)
                .until(() -> doors.writeFirst("parcel-77", request).status() == 202);
        var repeat = doors.writeFirst("parcel-77", request);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(doors.accepted(customer)).hasSize(1));
        var message = PublicDoors.json(repeat.body());
        assertThat(doors.accepted(customer).getFirst().at("/body/template/name").asText())
                .isEqualTo("parcel_on_its_way");
        assertThat(doors.timeline(message.path("conversationId").asText())).hasSize(1);
    }

    private JsonNode decision(String contact) {
        return consents.decision(contact, NUMBER, "MARKETING");
    }
}
