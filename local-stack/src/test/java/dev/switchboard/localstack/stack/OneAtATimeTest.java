package dev.switchboard.localstack.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {

    @TempDir
    private Path root;

    @Test
    void turnsTheSecondProgramAway() {
        var place = Place.in(root, Map.of());
        try (var _ = OneAtATime.in(place)) {
            assertThatThrownBy(() -> OneAtATime.in(place))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage("Another ./switchboard is starting or stopping this stack: wait for it.");
        }
    }

    @Test
    void letsTheNextOneInWhenTheFirstIsDone() {
        // Given
        var place = Place.in(root, Map.of());

        // When
        OneAtATime.in(place).close();

        // Then
        assertThatCode(() -> OneAtATime.in(place).close()).doesNotThrowAnyException();
    }
}
