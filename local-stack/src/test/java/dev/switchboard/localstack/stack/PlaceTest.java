package dev.switchboard.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private static final Path ROOT = Path.of("/checkout");

    @Test
    void standsWhereTheDesignSaysWithoutAnOffset() {
        // When
        var place = Place.in(ROOT, Map.of());

        // Then
        assertThat(place.kafka()).isEqualTo("127.0.0.1:19092");
        assertThat(place.http(Ports.SIMULATOR)).isEqualTo("http://127.0.0.1:8090");
        assertThat(place.shown(place.log("kafka"))).isEqualTo(Path.of(".local/logs/kafka.log"));
    }

    @Test
    void anOffsetMovesEveryPortAndEveryFile() {
        // When
        var place = Place.in(ROOT, Map.of("SWITCHBOARD_PORT_OFFSET", "1000"));

        // Then
        assertThat(place.kafka()).isEqualTo("127.0.0.1:20092");
        assertThat(place.postgres()).isEqualTo("jdbc:postgresql://127.0.0.1:16432/");
        assertThat(place.shown(place.run())).isEqualTo(Path.of(".local/offset-1000/run"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "many", "46443", "99999999999"})
    void refusesAnOffsetThatLeavesNoPort(String offset) {
        assertThatThrownBy(() -> Place.in(ROOT, Map.of("SWITCHBOARD_PORT_OFFSET", offset)))
                .isInstanceOf(StackFailure.class)
                .hasMessage("SWITCHBOARD_PORT_OFFSET is a number from 0 to 46442, not \"%s\".", offset);
    }
}
