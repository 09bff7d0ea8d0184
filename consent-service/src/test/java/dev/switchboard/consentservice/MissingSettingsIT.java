package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.PackagedService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, started without what it needs. */
class MissingSettingsIT {

    @Test
    void namesTheMissingSettingsInTheLastLine(@TempDir Path nowhere) throws Exception {
        // When
        var end = PackagedService.start(nowhere, Map.of("QUARKUS_HTTP_PORT", "0"));

        // Then
        assertThat(end.status()).isEqualTo(1);
        assertThat(end.lastLine())
                .isEqualTo("Missing settings: quarkus.datasource.jdbc.url, quarkus.datasource.password,"
                        + " quarkus.datasource.username, switchboard.suppression.secret.");
    }
}
