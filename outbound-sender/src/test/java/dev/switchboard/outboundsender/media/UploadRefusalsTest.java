package dev.switchboard.outboundsender.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class UploadRefusalsTest {

    @Test
    void saysWhatToSetWhenTheAppIsNotKnown() {
        // Given
        var meters = new SimpleMeterRegistry();

        // When
        try (var answer = new UploadRefusals(meters).appUnknown()) {

            // Then
            assertThat(answer.getStatus()).isEqualTo(501);
            assertThat(((HttpProblem) answer.getEntity()).getDetail())
                    .contains("switchboard.graph-api.app-token", "{app id}|{app secret}");
        }
        assertThat(meters.counter("switchboard.outbound.uploads", "outcome", "app_token_missing")
                        .count())
                .isEqualTo(1);
    }
}
