package dev.switchboard.outboundsender.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.window.WindowChange.Closed;
import dev.switchboard.outboundsender.window.WindowChange.Opened;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class WindowsIT {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final UUID conversation = UUID.randomUUID();
    private final Windows windows;

    WindowsIT(Windows windows) {
        this.windows = windows;
    }

    @Test
    void movesForwardAndNeverBack() throws SQLException {
        // When
        windows.apply(List.of(wrote(MORNING.plusSeconds(60), "second"), wrote(MORNING, "first")));

        // Then
        assertThat(known().expiresAt()).isEqualTo(MORNING.plusSeconds(60).plus(DAY));
        assertThat(known().evidence()).containsExactly("second");
    }

    @Test
    void tellsWhichNumberMayAnswer() throws SQLException {
        // When
        windows.apply(List.of(wrote(MORNING, "first")));

        // Then
        assertThat(known().isOf("100000000000001")).isTrue();
        assertThat(known().isOf("100000000000002")).isFalse();
    }

    @Test
    void staysClosedByMetaUntilTheCustomerWritesLater() throws SQLException {
        // Given
        windows.apply(List.of(wrote(MORNING, "first")));

        // When
        windows.closedByMeta(conversation, MORNING.plusSeconds(100), "message-1");
        windows.apply(List.of(wrote(MORNING.plusSeconds(50), "on its way before")));
        var closed = known();
        windows.apply(List.of(wrote(MORNING.plusSeconds(101), "afterwards")));
        var open = known();

        // Then
        assertThat(closed.open(MORNING.plusSeconds(101), Duration.ZERO)).isFalse();
        assertThat(closed.evidence()).containsExactly("on its way before", "message-1");
        assertThat(open.open(MORNING.plusSeconds(101), Duration.ZERO)).isTrue();
        assertThat(open.evidence()).containsExactly("afterwards");
    }

    @Test
    void believesTheCustomerInTheSecondInWhichMetaClosed() throws SQLException {
        // Given
        windows.apply(List.of(wrote(MORNING, "first")));
        windows.closedByMeta(conversation, MORNING.plusMillis(5_300), "message-1");

        // When
        windows.apply(List.of(wrote(MORNING.plusSeconds(5), "same second")));

        // Then
        assertThat(known().closedAt()).isNull();
    }

    @Test
    void ignoresAClosureFromBeforeTheCustomerWrote() throws SQLException {
        // Given
        windows.apply(List.of(wrote(MORNING.plusSeconds(60), "second")));

        // When
        windows.apply(List.of(new Closed(conversation, MORNING.plusSeconds(30), "old news")));

        // Then
        assertThat(known().closedAt()).isNull();
    }

    private Opened wrote(Instant at, String evidence) {
        return new Opened(conversation, "100000000000001", at, at.plus(DAY), evidence);
    }

    private ServiceWindow known() throws SQLException {
        return Objects.requireNonNull(windows.find(List.of(conversation)).get(conversation));
    }
}
