package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void readsAnAnswerThatComesInPieces() throws IOException {
        // Given
        receive("HTTP/1.1 200 OK\r\nContent-Le");
        assertThat(reader.status()).isEqualTo(AnswerReader.INCOMPLETE);
        receive("ngth: 5\r\n\r\nhel");
        assertThat(reader.status()).isEqualTo(AnswerReader.INCOMPLETE);

        // When
        receive("lo");

        // Then
        assertThat(reader.status()).isEqualTo(200);
    }

    @Test
    void readsTheNextAnswerAfterOne() throws IOException {
        // Given
        receive("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        reader.status();

        // When
        receive("HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");

        // Then
        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.closing()).isTrue();
    }

    @Test
    void refusesAnAnswerWithoutLength() {
        // Given
        receive("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n");

        // When
        // Then
        assertThatThrownBy(reader::status).isInstanceOf(IOException.class).hasMessageContaining("length");
    }

    private void receive(String text) {
        reader.buffer().put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
