package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.conversationservice.media.ByteRange.UnsatisfiableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=5-, 5, 9",
        "bytes=5-999999999999999999, 5, 9",
        "bytes=-3, 7, 9",
        "bytes=-30, 0, 9",
    })
    void readsARange(String header, long from, long to) throws UnsatisfiableException {
        assertThat(ByteRange.parse(header, 10)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "bytes=4-3", "bytes=-", "lines=0-1", "bytes=a-b", ""})
    void sendsAllWhereNoSingleRangeIsAskedFor(String header) throws UnsatisfiableException {
        assertThat(ByteRange.parse(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void refusesWhatLiesBehindTheEnd(String header) {
        assertThatThrownBy(() -> ByteRange.parse(header, 10)).isInstanceOf(UnsatisfiableException.class);
    }
}
