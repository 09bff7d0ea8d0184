package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MediaE2E {

    private static final String CUSTOMER = "5511977770003";

    private final LocalStack stack = LocalStack.running();
    private final PublicDoors doors = new PublicDoors();

    @Test
    void keepsThePictureThatACustomerSends() throws IOException {
        // Given
        var picture = picture();
        assertThat(stack.run("status").printed()).contains("object-store");

        // When
        var message = JsonNodeFactory.instance.objectNode().put("type", "image");
        message.putObject("image").put("id", doors.held(picture, "image/png"));
        doors.write(CUSTOMER, message);

        // Then
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> shown().at("/media/state").asText().equals("stored"));
        var media = shown().path("media");
        assertThat(doors.file(media.at("/links/content").asText())).isEqualTo(picture);
        assertThat(doors.file(media.at("/links/thumbnail").asText())).isNotEmpty();
        assertThat(stack.logs()).doesNotContain("fbsbx", "local-access-token", "local-secret-key");
    }

    private JsonNode shown() {
        var conversation =
                doors.conversationWith(CUSTOMER).orElseThrow().path("id").asText();
        return doors.timeline(conversation).getFirst();
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
