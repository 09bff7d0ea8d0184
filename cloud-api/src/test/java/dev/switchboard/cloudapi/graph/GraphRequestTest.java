package dev.switchboard.cloudapi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.cloudapi.graph.GraphContent.Media;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphRequestTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final GraphRecipient PHONE = new GraphRecipient("5511900000001", null);

    @Test
    void writesTextWithQuoteAndCallbackData() throws IOException {
        // Given
        var send = new GraphRequest.Send(PHONE, new GraphContent.Text("olá \"Ana\"", true), "wamid.QUOTED", "our-id");

        // When
        var body = tree(send);

        // Then
        assertThat(body).isEqualTo(JSON.readTree("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"5511900000001","type":"text",
                 "text":{"body":"olá \\"Ana\\"","preview_url":true},"context":{"message_id":"wamid.QUOTED"},
                 "biz_opaque_callback_data":"our-id"}"""));
    }

    @Test
    void writesAUserIdAsRecipientAndNeverAsTo() throws IOException {
        // Given
        var recipient = new GraphRecipient(null, "BR.13491208655302741918");

        // When
        var body = tree(new GraphRequest.Send(recipient, new GraphContent.Text("hi", false), null, null));

        // Then
        assertThat(body.has("to")).isFalse();
        assertThat(body.path("recipient").textValue()).isEqualTo("BR.13491208655302741918");
    }

    @Test
    void writesMediaByLinkUnderItsOwnType() throws IOException {
        // Given
        var document = Media.byLink(Media.Kind.DOCUMENT, "https://files.example/a.pdf", "invoice", "a.pdf");

        // When
        var body = tree(new GraphRequest.Send(PHONE, document, null, null));

        // Then
        assertThat(body.path("type").textValue()).isEqualTo("document");
        assertThat(body.path("document")).isEqualTo(JSON.readTree("""
                {"link":"https://files.example/a.pdf","caption":"invoice","filename":"a.pdf"}"""));
    }

    @Test
    void writesAVoiceNote() throws IOException {
        // Given
        var note = new Media(Media.Kind.AUDIO, "1013859600285441", null, null, null, true);

        // When
        var body = tree(new GraphRequest.Send(PHONE, note, null, null));

        // Then
        assertThat(body.path("audio")).isEqualTo(JSON.readTree("""
                {"id":"1013859600285441","voice":true}"""));
    }

    @Test
    void writesReadMarksWithAndWithoutTyping() throws IOException {
        assertThat(tree(new GraphRequest.MarkRead("wamid.IN", false))).isEqualTo(JSON.readTree("""
                {"messaging_product":"whatsapp","status":"read","message_id":"wamid.IN"}"""));
        assertThat(tree(new GraphRequest.MarkRead("wamid.IN", true))).isEqualTo(JSON.readTree("""
                {"messaging_product":"whatsapp","status":"read","message_id":"wamid.IN","typing_indicator":{"type":"text"}}"""));
    }

    @Test
    void refusesWhatMetaCannotTake() {
        assertThatThrownBy(() -> new GraphRecipient(null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Media(Media.Kind.IMAGE, "1", "https://files.example/a", null, null, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new GraphRequest.Send(PHONE, new GraphContent.Text("hi", false), null, "x".repeat(513)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("513");
    }

    @Test
    void printsNothingPersonal() {
        // Given
        var send = new GraphRequest.Send(PHONE, new GraphContent.Text("secret words", false), null, null);

        // When
        var printed = send.toString();

        // Then
        assertThat(printed).doesNotContain("5511900000001", "secret words");
    }

    private static JsonNode tree(GraphRequest request) throws IOException {
        return JSON.readTree(request.toJson());
    }
}
