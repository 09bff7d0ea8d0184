package dev.switchboard.conversationservice.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.whatsapp.HistoryReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HistoryIT {

    private static final String WABA = "200000000000001";

    private final Customer customer = Customer.withPhone();
    private final long yesterday = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void putsOldChatsInTheirPlaceWithoutAlarmingAnybody() {
        // Given
        var question = Customer.newWamid();
        var answer = Customer.newWamid();
        var hologram = Customer.newWamid();

        // When
        publish(chunk(item(answer, false, 20, "\"type\":\"text\",\"text\":{\"body\":\"answer\"}")
                + ","
                + item(hologram, true, 30, "\"type\":\"hologram\",\"hologram\":{}")));
        publish(chunk(item(question, true, 10, "\"type\":\"text\",\"text\":{\"body\":\"question\"}")));
        publish(chunk(item(question, true, 10, "\"type\":\"text\",\"text\":{\"body\":\"question\"}")));

        // Then
        var conversation = stored(question);
        var shown = api.messages(conversation, 10, null);
        assertThat(shown.getList("items.direction")).isEqualTo(List.of("inbound", "echo", "inbound"));
        assertThat(shown.getList("items.state")).isEqualTo(List.of("received", "read", "received"));
        assertThat(shown.getList("items.content.type")).isEqualTo(List.of("other", "text", "text"));
        assertThat(shown.getString("items[2].content.body")).isEqualTo("question");
        assertThat(Instant.parse(api.conversation(conversation).getString("lastMessageAt")))
                .isEqualTo(Instant.ofEpochSecond(yesterday + 30));
        assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, ConversationStarted.class)).hasSize(1));
        assertThat(wire.heard(conversation, MessageAdded.class)).isEmpty();
        assertThat(wire.heard(conversation, WindowOpened.class)).isEmpty();
        assertThat(wire.heard(conversation, InteractionOpened.class)).isEmpty();
    }

    @Test
    void joinsOldMessagesToTheConversationThatGoesOn() {
        // Given
        var live = customer.writes("live");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), live);
        var conversation = stored(live.messageId());
        var old = Customer.newWamid();

        // When
        publish(chunk(item(old, true, 0, "\"type\":\"text\",\"text\":{\"body\":\"old\"}")
                + ","
                + item(live.messageId(), true, 0, "\"type\":\"text\",\"text\":{\"body\":\"told again\"}")));

        // Then
        assertThat(stored(old)).isEqualTo(conversation);
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("live", "old"));
        assertThat(api.conversation(conversation).getBoolean("window.open")).isTrue();
    }

    @Test
    void putsAFileWhereItsPlaceholderStood() {
        // Given
        var wamid = Customer.newWamid();
        publish(chunk(item(wamid, true, 0, "\"type\":\"media_placeholder\"")));
        var conversation = stored(wamid);
        assertThat(api.messages(conversation, 1, null).getString("items[0].content.metaType"))
                .isEqualTo("media_placeholder");

        // When
        publish("""
                {"metadata":{"display_phone_number":"+1 555 000 0001","phone_number_id":"%s"},
                 "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"image",
                              "image":{"id":"900002","mime_type":"image/jpeg"}}]}
                """.formatted(Customer.NUMBER, customer.phone(), wamid, yesterday));

        // Then
        await().untilAsserted(
                        () -> assertThat(api.messages(conversation, 10, null).<String>getList("items.content.mediaId"))
                                .containsExactly("900002"));
        assertThat(api.ask("SELECT message_id FROM media WHERE meta_id = '900002'"))
                .containsExactly(api.messageId(wamid));
    }

    @Test
    void goesOnAfterABusinessThatSharesNothingAndItemsWithoutId() {
        // Given
        var wamid = Customer.newWamid();

        // When
        publish("{\"history\":[{\"errors\":[{\"code\":2593109,\"title\":\"not shared\"}]}]}");
        publish(chunk("{\"from\":\"%s\",\"type\":\"text\"},".formatted(customer.phone())
                + item(wamid, true, 0, "\"type\":\"text\",\"text\":{}")));

        // Then
        assertThat(api.messages(stored(wamid), 10, null).<String>getList("items.content.type"))
                .containsExactly("other");
    }

    private String item(String wamid, boolean byCustomer, int second, String content) {
        var business = "15550000001";
        return """
                {"from":"%s","to":"%s","id":"%s","timestamp":"%d",%s,"history_context":{"status":"READ"}}
                """.formatted(
                        byCustomer ? customer.phone() : business,
                        byCustomer ? business : customer.phone(),
                        wamid,
                        yesterday + second,
                        content);
    }

    private String chunk(String items) {
        return """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550000001","phone_number_id":"%s"},
                 "history":[{"metadata":{"phase":0,"chunk_order":1,"progress":55},
                             "threads":[{"id":"%s","messages":[%s]}]}]}
                """.formatted(Customer.NUMBER, customer.phone(), items);
    }

    private void publish(String value) {
        wire.publish(
                Topics.WHATSAPP_HISTORY,
                WABA,
                new HistoryReceived(WABA, Customer.NUMBER, Instant.now(), new RawJson(value)));
        wire.flush();
    }

    private UUID stored(String wamid) {
        wire.flush();
        await().until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }
}
