package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Chats from before a phone was linked. */
@QuarkusTest
class OldChatIT {

    @Inject
    Wire wire;

    @Test
    void wordsInOldChatsStopAndGrantNothing() {
        // Given
        var number = Chat.number();
        Doors.activate(number);
        var chat = new Chat(wire, number);
        var longAgo = Instant.now().minus(Duration.ofDays(90));

        // When
        chat.hadWritten("STOP", longAgo);
        chat.hadWritten("START", longAgo.plusSeconds(60));
        chat.taps("switchboard:optin:marketing", "Yes, offers");

        // Then
        await().until(() -> !Doors.history(chat.contactId()).isEmpty());
        assertThat(Doors.history(chat.contactId())).hasSize(1);
        assertThat(Doors.code(chat.contactId(), number, "MARKETING")).isEqualTo("consent_granted");
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_unknown");
    }
}
