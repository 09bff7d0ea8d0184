package dev.switchboard.conversationservice.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWentOut() {
        // Given
        var cursor = new Cursor(Cursor.Way.NEWER, Instant.parse("2026-11-01T12:00:00.123456Z"), "42");

        // When
        var decoded = Cursor.decoded(cursor.encoded());

        // Then
        assertThat(decoded).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "bm8",
                "eDoxOjI",
                "bzphOjI",
                "bzox",
                "bzotOTIyMzM3MjAzNjg1NDc3NTgwODox",
                "bzo5MjIzMzcyMDM2ODU0Nzc1ODA3OjE"
            })
    void refusesWhatIsNoCursor(String text) {
        assertThat(Cursor.decoded(text)).isEmpty();
    }
}
