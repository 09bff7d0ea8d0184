package dev.switchboard.outboundsender.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Two replicas beside each other, on the same rows. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class TurnsIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Instant BEGUN = Instant.parse("2026-11-22T12:00:00Z");

    private final Turns one;
    private final Turns other;
    private final String what = "test:" + UUID.randomUUID();

    TurnsIT(DataSource database, MirrorConfig config) {
        this.one = new Turns(database, config);
        this.other = new Turns(database, config);
    }

    @Test
    void oneReplicaReadsAtATimeAndNobodyAgainBeforeItIsDue() throws SQLException {
        // When, then
        assertThat(one.take(what, LONG)).hasValue(0);
        assertThat(other.take(what, LONG)).isEmpty();
        assertThat(one.keep(what, LONG)).isTrue();
        assertThat(other.keep(what, LONG)).isFalse();
        one.succeed(what, BEGUN, LONG);
        assertThat(other.take(what, LONG)).isEmpty();
        assertThat(one.find(what))
                .hasValueSatisfying(state -> assertThat(state.succeededAt()).isEqualTo(BEGUN));
    }

    @Test
    void aReplicaThatDiedLosesItsTurn() throws SQLException {
        // Given
        assertThat(one.take(what, Duration.ofMillis(50))).hasValue(0);

        // When
        await().until(() -> other.take(what, LONG).isPresent());

        // Then: the first one, come back, neither goes on nor ends what is not its own
        assertThat(one.keep(what, LONG)).isFalse();
        one.succeed(what, BEGUN, Duration.ZERO);
        assertThat(other.keep(what, LONG)).isTrue();
    }

    @Test
    void failuresAreCountedAndAskingDoesNotShortenTheWaitAfterThem() throws SQLException {
        // Given
        one.take(what, LONG);
        one.fail(what, "meta_80008", Duration.ofMillis(1));
        await().until(() -> other.take(what, LONG).equals(OptionalInt.of(1)));
        other.fail(what, "meta_80008", LONG);

        // When
        one.ask(what);

        // Then
        assertThat(one.take(what, LONG)).isEmpty();
        assertThat(one.find(what)).hasValueSatisfying(state -> {
            assertThat(state.failures()).isEqualTo(2);
            assertThat(state.reason()).isEqualTo("meta_80008");
        });
    }

    @Test
    void whoAsksWhileItIsReadHasItReadAgain() throws SQLException {
        // Given
        one.take(what, LONG);

        // When
        other.ask(what);
        one.succeed(what, BEGUN, LONG);

        // Then
        await().until(() -> other.take(what, LONG).equals(OptionalInt.of(0)));
    }
}
