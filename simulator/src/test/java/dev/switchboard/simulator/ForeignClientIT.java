package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.restfb.BinaryAttachment;
import com.restfb.Body;
import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.json.JsonObject;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.whatsapp.WhatsappMessagesValue;
import com.restfb.types.whatsapp.WhatsAppBusinessPhoneNumber;
import com.restfb.types.whatsapp.WhatsAppMessageTemplate;
import com.restfb.types.whatsapp.platform.SendMessage;
import com.restfb.types.whatsapp.platform.SuccessfulResponse;
import com.restfb.types.whatsapp.platform.send.Document;
import com.restfb.types.whatsapp.platform.send.Interactive;
import com.restfb.types.whatsapp.platform.send.Location;
import com.restfb.types.whatsapp.platform.send.Reaction;
import com.restfb.types.whatsapp.platform.send.Text;
import com.restfb.types.whatsapp.platform.send.interactive.Action;
import com.restfb.types.whatsapp.platform.send.interactive.Button;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RestFB, a client of the Graph API that others wrote for Meta, works here with nothing changed but the address. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class ForeignClientIT {

    private static final String CUSTOMER = "5511955500001";
    private static final String ACCOUNT = "200000000000001";

    private FacebookClient client;
    private String written;

    @BeforeEach
    void givenACustomerWhoWrote() {
        Door.startAfresh();
        written = Door.customerWrites(CUSTOMER, Map.of("text", "Hola"));
        client = client(Door.TOKEN, true);
    }

    @Test
    void sendsWhatItKnows() {
        var text = text("Hello");
        var place = message(SendMessage.Type.location);
        place.setLocation(new Location(-23.5, -46.6));
        var reaction = message(SendMessage.Type.reaction);
        var emoji = new Reaction(written);
        emoji.setEmoji("\ud83d\udc4d");
        reaction.setReaction(emoji);
        var buttons = message(SendMessage.Type.interactive);
        var asked = new Interactive(new Action().addButton(new Button("yes", "Yes")));
        asked.setType(Interactive.Type.button);
        asked.setBody(new com.restfb.types.whatsapp.platform.send.interactive.Body("Shall we?"));
        buttons.setInteractive(asked);

        for (var message : new SendMessage[] {text, place, reaction, buttons}) {
            assertThat(send(message)).startsWith("wamid.");
        }
        assertThat(Door.look("messages?to=" + CUSTOMER).extract().<String>path("type.join(' ')"))
                .isEqualTo("text location reaction interactive");
    }

    @Test
    void keepsSendsFetchesAndEndsAFile() throws Exception {
        // Given
        var file = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);

        // When
        var id = client.publish(
                        NUMBER + "/media",
                        JsonObject.class,
                        BinaryAttachment.with("file", "bill.pdf", file, "application/pdf"),
                        Parameter.with("messaging_product", "whatsapp"))
                .getString("id", "");
        var document = message(SendMessage.Type.document);
        document.setMedia(new Document(id));
        var wamid = send(document);
        var address = client.fetchObject(id, JsonObject.class).getString("url", "");

        // Then
        assertThat(wamid).startsWith("wamid.");
        assertThat(download(address)).isEqualTo(file);
        assertThat(client.deleteObject(id)).isTrue();
    }

    @Test
    void sendsAsAFormWhenItIsTold() {
        // When
        var wamid = client.publish(
                        NUMBER + "/messages",
                        SuccessfulResponse.class,
                        Parameter.with("messaging_product", "whatsapp"),
                        Parameter.with("to", CUSTOMER),
                        Parameter.with("type", "text"),
                        Parameter.with("text", new Text("Olá & até já")))
                .getMessages()
                .getFirst()
                .getId();

        // Then
        assertThat(wamid).startsWith("wamid.");
        assertThat(Door.look("messages?to=" + CUSTOMER).extract().<String>path("[0].body.text.body"))
                .isEqualTo("Olá & até já");
    }

    @Test
    void readsNumbersAndTemplates() {
        var number = client.fetchObject(
                NUMBER,
                WhatsAppBusinessPhoneNumber.class,
                Parameter.with("fields", "display_phone_number,verified_name,status"));
        var templates = client.fetchConnection(
                ACCOUNT + "/message_templates", WhatsAppMessageTemplate.class, Parameter.with("limit", 2));

        assertThat(number.getVerifiedName()).isEqualTo("Invented Shop");
        assertThat(number.getDisplayPhoneNumber()).isEqualTo("+1 555-000-0001");
        assertThat(templates.getData()).hasSize(2);
        // The address of the next page it would call with https only.
        var next = client.fetchConnection(
                ACCOUNT + "/message_templates",
                WhatsAppMessageTemplate.class,
                Parameter.with("limit", 2),
                Parameter.with("after", templates.getAfterCursor()));
        assertThat(next.getData())
                .extracting(WhatsAppMessageTemplate::getName)
                .containsExactly("order_update", "appointment_reminder");
    }

    @Test
    void blocksACustomer() {
        // When
        var answer = client.publish(
                        NUMBER + "/block_users",
                        JsonObject.class,
                        Parameter.with("messaging_product", "whatsapp"),
                        Parameter.with("block_users", List.of(Map.of("user", CUSTOMER), Map.of("user", "34600000009"))))
                .get("block_users")
                .asObject();

        // Then
        assertThat(answer.get("added_users").asArray())
                .singleElement()
                .satisfies(user ->
                        assertThat(user.asObject().getString("wa_id", "")).isEqualTo(CUSTOMER));
        assertThat(answer.get("failed_users").asArray()).hasSize(1);
    }

    @Test
    void setsIceBreakersAndReadsThem() {
        // When
        client.publish(
                NUMBER + "/conversational_automation",
                JsonObject.class,
                Parameter.with("enable_welcome_message", true),
                Parameter.with("prompts", List.of("Where is my order?")));

        // Then
        var components = client.fetchObject(
                        NUMBER,
                        WhatsAppBusinessPhoneNumber.class,
                        Parameter.with("fields", "conversational_automation"))
                .getConversationAutomation();
        assertThat(components.isEnableWelcomeMessage()).isTrue();
        assertThat(components.getPrompts()).containsExactly("Where is my order?");
    }

    @Test
    void readsWebhooksAsMetas() {
        // Given
        var wamid = send(text("Buenas"));
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(3));

        // When
        var values = Receiver.webhooks().stream()
                .map(webhook -> new DefaultJsonMapper().toJavaObject(webhook.text(), WebhookObject.class))
                .peek(webhook -> assertThat(webhook.isWhatsAppBusinessAccount()).isTrue())
                .map(webhook -> webhook.getEntryList()
                        .getFirst()
                        .getChanges()
                        .getFirst()
                        .getValue())
                .map(WhatsappMessagesValue.class::cast)
                .toList();

        // Then
        assertThat(values).anySatisfy(value -> {
            assertThat(value.getMessages()).hasSize(1);
            assertThat(value.getMessages().getFirst().getText().getBody()).isEqualTo("Hola");
            assertThat(value.getContacts().getFirst().getWaId()).isEqualTo(CUSTOMER);
        });
        assertThat(values.stream()
                        .filter(value -> value.getStatuses() != null
                                && !value.getStatuses().isEmpty()))
                .hasSize(3);
    }

    @Test
    void readsErrorsAsMetas() {
        var closed = text("");

        var refused = catchThrowableOfType(FacebookOAuthException.class, () -> send(closed));
        var stranger = catchThrowableOfType(
                FacebookOAuthException.class,
                () -> client("another-token", true).fetchObject(NUMBER, JsonObject.class));

        assertThat(refused.getErrorCode()).isEqualTo(100);
        assertThat(stranger.getErrorCode()).isEqualTo(190);
    }

    @Test
    void putsItsTokenInTheAddressWhenItIsToldTo() {
        assertThat(client(Door.TOKEN, false)
                        .fetchObject(NUMBER, JsonObject.class)
                        .getString("id", ""))
                .isEqualTo(NUMBER);
    }

    private String send(SendMessage message) {
        return client.publish(NUMBER + "/messages", SuccessfulResponse.class, Body.withData(message))
                .getMessages()
                .getFirst()
                .getId();
    }

    private byte[] download(String address) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Authorization", "Bearer " + Door.TOKEN)
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private static SendMessage text(String body) {
        var message = message(SendMessage.Type.text);
        message.setText(new Text(body));
        return message;
    }

    private static SendMessage message(SendMessage.Type type) {
        var message = new SendMessage(CUSTOMER);
        message.setType(type);
        return message;
    }

    private FacebookClient client(String token, boolean inHeader) {
        var created = new DefaultFacebookClient(token, Version.LATEST);
        created.setHeaderAuthorization(inHeader);
        created.setFacebookEndpointUrls(new FacebookEndpoints() {
            @Override
            public String getGraphEndpoint() {
                return "http://127.0.0.1:" + RestAssured.port;
            }
        });
        return created;
    }
}
