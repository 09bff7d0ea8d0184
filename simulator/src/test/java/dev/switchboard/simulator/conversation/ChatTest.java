package dev.switchboard.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChatTest {

    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final Chat chat = new Customer("5511900000001", "BR.1", "Ana").chat("100000000000001");

    @Test
    void isClosedUntilTheCustomerWrites() {
        assertThat(chat.windowOpen(NOW)).isFalse();
    }

    @Test
    void staysOpenForTwentyFourHoursFromTheMessagesOwnTime() {
        // When
        chat.customerWrote(NOW.minus(Duration.ofHours(1)), NOW);

        // Then
        assertThat(chat.windowOpen(NOW.plus(Duration.ofHours(23)).minusMillis(1)))
                .isTrue();
        assertThat(chat.windowOpen(NOW.plus(Duration.ofHours(23)))).isFalse();
    }

    @Test
    void opensNoEndlessWindowForAMessageFromTheFuture() {
        // When
        chat.customerWrote(NOW.plus(Duration.ofDays(365)), NOW);

        // Then
        assertThat(chat.windowClosesAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void keepsTheLaterWindowWhenAnOlderMessageComesLate() {
        // Given
        chat.customerWrote(NOW, NOW);

        // When
        chat.customerWrote(NOW.minus(Duration.ofHours(5)), NOW);

        // Then
        assertThat(chat.windowClosesAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void marksEverythingUpToTheMessageAsReadAndNothingAfterIt() {
        // Given
        var first = line("wamid.1");
        var second = line("wamid.2");
        var third = line("wamid.3");

        // When
        chat.markRead(second);

        // Then
        assertThat(first.read()).isTrue();
        assertThat(second.read()).isTrue();
        assertThat(third.read()).isFalse();
    }

    private CustomerLine line(String wamid) {
        var line = new CustomerLine(wamid, chat, NOW, JsonNodeFactory.instance.objectNode());
        chat.add(line, NOW);
        return line;
    }
}
