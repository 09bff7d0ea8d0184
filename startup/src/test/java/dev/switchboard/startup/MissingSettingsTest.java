package dev.switchboard.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingSettingsTest {

    @ConfigMapping(prefix = "invented")
    interface Invented {
        String baseUrl();

        String token();

        int number();
    }

    @Test
    void namesWhatIsAbsentAndWhatIsEmpty() {
        // Given
        var failure = startWith(Map.of("invented.number", "1", "invented.token", ""));

        // When
        var sentence = MissingSettings.sentence(new RuntimeException("cannot start", failure));

        // Then
        assertThat(sentence).contains("Missing settings: invented.base-url, invented.token.");
    }

    @Test
    void saysNothingOfASettingThatIsThereButWrong() {
        // Given
        var failure = startWith(Map.of("invented.number", "one", "invented.token", "t", "invented.base-url", "b"));

        // When
        var sentence = MissingSettings.sentence(failure);

        // Then
        assertThat(failure).isNotNull();
        assertThat(sentence).isEmpty();
    }

    @Test
    void saysNothingOfAStartThatWentWell() {
        assertThat(MissingSettings.sentence(null)).isEmpty();
    }

    private static Throwable startWith(Map<String, String> settings) {
        return catchThrowable(() -> new SmallRyeConfigBuilder()
                .withMapping(Invented.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }
}
