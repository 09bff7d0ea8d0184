package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParkedTypesTest {

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final ParkedTypes parked = new ParkedTypes(() -> now);

    @Test
    void parksATypeAfterFailuresInARowUnderTenKeys() {
        fail(9);
        assertThat(parked.isParked("Broken")).isFalse();

        parked.failed("Broken", "the tenth");

        assertThat(parked.isParked("Broken")).isTrue();
        assertThat(parked.isParked("Sound")).isFalse();
    }

    @Test
    void parksNothingWhenOneKeyAloneFails() {
        for (var n = 0; n < 50; n++) {
            parked.failed("Broken", "one conversation");
        }

        assertThat(parked.isParked("Broken")).isFalse();
    }

    @Test
    void triesAParkedTypeAgainAfterAWhile() {
        // Given
        fail(10);

        // When
        now = now.plusSeconds(31);

        // Then
        assertThat(parked.isParked("Broken")).isFalse();
    }

    @Test
    void forgetsFailuresOnceTheTypeWorks() {
        // Given
        fail(9);

        // When
        parked.worked("Broken");
        parked.failed("Broken", "the tenth");

        // Then
        assertThat(parked.isParked("Broken")).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(n -> parked.failed("Broken", "key " + n));
    }
}
