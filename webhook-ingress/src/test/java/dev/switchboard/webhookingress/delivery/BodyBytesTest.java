package dev.switchboard.webhookingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.webhookingress.FixedSettings;
import dev.switchboard.webhookingress.delivery.BodyBytes.Growth;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBytesTest {

    private static final int LIMIT = 600;
    private static final int ROOM = 1000;

    private final InFlightBytes inFlight = new InFlightBytes(new FixedSettings(List.of("secret"), "key-secret", ROOM));

    @Test
    void holdsWhatCameInTheOrderItCame() {
        // Given
        var body = body(-1);

        // When
        body.add(Buffer.buffer("one "));
        body.add(Buffer.buffer("two "));
        body.add(Buffer.buffer("three"));

        // Then
        assertThat(body.bytes()).asString().isEqualTo("one two three");
    }

    @Test
    void takesNoRoomForAPromise() {
        // When
        body(LIMIT);

        // Then
        assertThat(inFlight.taken()).isZero();
    }

    @Test
    void takesExactlyWhatAPromisedBodyNeeds() {
        // Given
        var body = body(300);

        // When
        body.add(bytes(300));

        // Then
        assertThat(inFlight.taken()).isEqualTo(300);
        assertThat(body.bytes()).hasSize(300);
    }

    @Test
    void refusesTheByteBeyondTheLimitWhateverWasPromised() {
        // Given
        var body = body(10);
        body.add(bytes(LIMIT));

        // When
        var growth = body.add(bytes(1));

        // Then
        assertThat(growth).isEqualTo(Growth.TOO_LARGE);
    }

    @Test
    void refusesWhatAllBodiesTogetherHaveNoRoomFor() {
        // Given
        var first = body(LIMIT);
        first.add(bytes(LIMIT));
        var second = body(LIMIT);

        // When
        var growth = second.add(bytes(ROOM - LIMIT + 1));

        // Then
        assertThat(growth).isEqualTo(Growth.NO_ROOM);
        assertThat(inFlight.taken()).isEqualTo(LIMIT);
    }

    @Test
    void givesRoomBackOnce() {
        // Given
        var body = body(100);
        body.add(bytes(100));

        // When
        body.release();
        body.release();

        // Then
        assertThat(inFlight.taken()).isZero();
    }

    private BodyBytes body(int declared) {
        return new BodyBytes(inFlight, LIMIT, declared);
    }

    private static Buffer bytes(int count) {
        return Buffer.buffer(new byte[count]);
    }
}
