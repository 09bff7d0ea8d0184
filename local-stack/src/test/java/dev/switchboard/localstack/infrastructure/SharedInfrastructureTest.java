package dev.switchboard.localstack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

class SharedInfrastructureTest {

    @Test
    void isTheSameForEverybody() {
        assertThat(Infrastructure.shared()).isSameAs(Infrastructure.shared());
    }

    @Test
    void refusesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> SharedInfrastructure.choose("cloud"))
                .hasMessage("-Dinfra is embedded or containers, not cloud");
    }

    @Test
    void saysPlainlyThatNoContainerEngineAnswers() {
        assumeFalse(DockerClientFactory.instance().isDockerAvailable(), "a container engine answers here");
        assertThatThrownBy(() -> SharedInfrastructure.choose("containers"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("-Dinfra=containers was asked for, but no container engine answers: start Docker or Podman,"
                        + " or leave the option out.");
    }
}
