package dev.switchboard.conversationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrivacyIT {

    private static final Logger OURS = Logger.getLogger("dev.switchboard");

    private final Overhearing overheard = new Overhearing();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @BeforeEach
    void listen() {
        OURS.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(overheard);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(overheard);
        OURS.setLevel(null);
    }

    @Test
    void logsNoWordsNamesNumbersOrWamidsWhateverGoesWrong() {
        // Given
        var customer = Customer.withBoth();
        var secret = "a very private sentence";
        var tooLong = "wamid." + noise(6_000);
        var broken = "{\"content\":{\"type\":\"text\",\"body\":\"%s\"}, broken".formatted(secret);
        var last = customer.writes(secret);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes(secret));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes(tooLong, secret, Instant.now()));
        wire.publish(
                Topics.WHATSAPP_MESSAGES,
                customer.key(),
                UUID.randomUUID().toString(),
                "MessageReceived",
                broken.getBytes(StandardCharsets.UTF_8));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), last);
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(last.messageId()).isPresent());
        var conversation = api.conversationOf(last.messageId()).orElseThrow();
        api.sendText(conversation, secret);
        api.post(conversation, "key", "{\"content\":{\"type\":\"text\",\"body\":\"" + secret + "\"},");

        // Then
        assertThat(overheard.lines).anyMatch(line -> line.contains("dead letters"));
        assertThat(overheard.lines)
                .noneMatch(line -> line.contains(secret)
                        || line.contains(customer.phone())
                        || line.contains(customer.user())
                        || line.contains("Ana Invented")
                        || line.contains(last.messageId())
                        || line.contains(tooLong.substring(0, 40)));
    }

    @Test
    void keepsWhatARefusedRowHoldsOutOfTheError() {
        // Given
        var secret = "a very private sentence";

        // When
        var refusal =
                catchThrowable(() -> api.ask("INSERT INTO contact (id, name) VALUES (gen_random_uuid(), ?)", secret));

        // Then
        assertThat(refusal).rootCause().hasMessageContaining("violates not-null constraint");
        assertThat(refusal).rootCause().hasMessageNotContaining(secret);
    }

    private static String noise(int length) {
        var bytes = new byte[length / 2];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Everything that is logged, with causes. */
    private static final class Overhearing extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage() + " " + Arrays.toString(record.getParameters()));
            for (var thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
                lines.add(thrown.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
