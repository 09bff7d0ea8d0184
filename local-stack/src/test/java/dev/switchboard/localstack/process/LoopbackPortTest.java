package dev.switchboard.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    /** The lowest port that Linux gives to an outgoing connection unless told otherwise; others begin higher. */
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void givesNoPortThatAnOutgoingConnectionMayGet() {
        assertThat(IntStream.range(0, 100).map(_ -> LoopbackPort.free()))
                .allSatisfy(port -> assertThat(port).isBetween(1_024, FIRST_OF_OUTGOING_CONNECTIONS - 1));
    }

    @Test
    void seesThatAPortIsTaken() throws IOException {
        // Given
        var port = LoopbackPort.free();

        // Then
        assertThat(LoopbackPort.taken(port)).isFalse();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPort.taken(port)).isTrue();
        }
    }
}
