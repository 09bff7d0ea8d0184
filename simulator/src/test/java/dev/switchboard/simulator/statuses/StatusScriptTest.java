package dev.switchboard.simulator.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.simulator.conversation.AcceptedMessage.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusScriptTest {

    @ParameterizedTest
    @CsvSource({
        "normal, SENT DELIVERED READ",
        "reversed, READ DELIVERED SENT",
        "duplicated, SENT SENT DELIVERED DELIVERED READ READ",
        "early, SENT DELIVERED READ",
        "read-only, READ",
        "failed-then-delivered, SENT FAILED DELIVERED",
        "delivered-then-failed, SENT DELIVERED FAILED",
        "never, ''",
    })
    void tellsItsStepsInOrder(String name, String expected) {
        var script = StatusScript.named(name).orElseThrow();

        assertThat(script.steps().stream().map(step -> step.progress().name()))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWireName(StatusScript script) {
        assertThat(StatusScript.named(script.wireName())).contains(script);
    }

    @ParameterizedTest
    @EnumSource
    void neverTellsMoreThanSentOfAReaction(StatusScript script) {
        assertThat(script.stepsForReaction()).allMatch(step -> step.progress() == Progress.SENT);
    }

    @Test
    void tellsSentBeforeTheAnswerOnlyInTheEarlyScript() {
        for (var script : StatusScript.values()) {
            assertThat(script.steps().stream().anyMatch(step -> step.after().isZero()))
                    .isEqualTo(script == StatusScript.EARLY);
        }
    }
}
