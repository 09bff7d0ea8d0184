package dev.switchboard.outboundsender.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleUploadTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "no-app-id, false", "|secret, false", "7|, false", "7|secret, true"})
    void needsTheIdOfTheApp(@Nullable String appToken, boolean possible) {
        assertThat(new SampleUpload(new Settings(appToken)).isPossible()).isEqualTo(possible);
    }

    private record Settings(@Nullable String token) implements GraphApiConfig {

        @Override
        public URI baseUrl() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public String version() {
            return "v25.0";
        }

        @Override
        public String accessToken() {
            return "local-access-token";
        }

        @Override
        public Optional<String> appToken() {
            return Optional.ofNullable(token);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }
    }
}
