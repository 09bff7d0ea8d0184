package dev.switchboard.outboundsender.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Several instances take moments of the same numbers from one database. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class NumberPacesIT {

    private final SlotLeases leases;

    NumberPacesIT(SlotLeases leases) {
        this.leases = leases;
    }

    @Test
    void twoInstancesTogetherKeepThePaceOfANumber() throws SQLException {
        // Given
        leases.pace("300000000000001", 200);
        var one = new NumberPaces(leases);
        var other = new NumberPaces(leases);
        var begin = System.nanoTime();

        // When
        var spent = 0;
        while (System.nanoTime() - begin < Duration.ofSeconds(2).toNanos()) {
            spent += spend(one, "300000000000001") + spend(other, "300000000000001");
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }

        // Then
        var seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(spent).isBetween(100, (int) (200 * seconds) + 20);
    }

    @Test
    void losesNothingWhenItLooksAwayForAsLongAsTwoBlocks() throws SQLException {
        // Given
        leases.pace("300000000000004", 1_000);
        var paces = new NumberPaces(leases);
        spend(paces, "300000000000004");
        var begin = System.nanoTime();
        var watched = 0L;

        // When
        var spent = 0;
        var last = begin;
        for (var look = 1; look <= 200; look++) {
            LockSupport.parkNanos(Duration.ofMillis(look % 10 == 0 ? 95 : 5).toNanos());
            spent += spend(paces, "300000000000004");
            var now = System.nanoTime();
            // A busy machine may look away for longer, and what passes then may be lost.
            watched += now - last < Duration.ofMillis(105).toNanos() ? now - last : 0;
            last = now;
        }

        // Then
        assertThat(watched).isPositive();
        assertThat(spent).isBetween((int) (950 * watched / 1e9), (int) (1_000 * (last - begin) / 1e9) + 100);
    }

    @Test
    void keepsToANewPaceFromTheNextBlockOn() throws SQLException {
        // Given
        leases.pace("300000000000002", 1000);
        assertThat(leases.take("300000000000002").free(Long.MAX_VALUE / 2)).isEqualTo(50);

        // When
        leases.pace("300000000000002", 20);

        // Then
        assertThat(leases.take("300000000000002").free(Long.MAX_VALUE / 2)).isEqualTo(1);
    }

    @Test
    void goesBackToTheDefaultWhenNobodyKnowsThePaceAnyMore() throws SQLException {
        // Given
        leases.pace("300000000000003", 1000);

        // When
        leases.pace("300000000000003", null);

        // Then
        assertThat(leases.take("300000000000003").free(Long.MAX_VALUE / 2)).isEqualTo(4);
    }

    private static int spend(NumberPaces paces, String number) throws SQLException {
        var free = paces.free(number);
        paces.spend(number, free);
        return free;
    }
}
