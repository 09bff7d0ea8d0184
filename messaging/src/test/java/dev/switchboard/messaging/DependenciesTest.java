package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependenciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "40001", "40P01", "55P03"})
    void waitsForADatabaseThatIsAwayOrChoseAnotherTransaction(String state) {
        assertThat(Dependencies.away(new DatabaseException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "28P01", "3D000"})
    void waitsForADatabaseThatTakesNothingFromAnybody(String state) {
        assertThat(Dependencies.away(new DatabaseException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void doesNotWaitForAStatementThatIsWrong(String state) {
        assertThat(Dependencies.away(new DatabaseException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void waitsForAPoolThatIsEmpty() {
        assertThat(Dependencies.away(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
    }

    @Test
    void findsTheTroubleInsideOtherTrouble() {
        assertThat(Dependencies.away(new IllegalStateException(new RuntimeException(new ConnectException()))))
                .isTrue();
    }

    @Test
    void waitsForKafkaButNotForARecordThatItWillNeverTake() {
        assertThat(Dependencies.away(new TimeoutException("no broker"))).isTrue();
        assertThat(Dependencies.away(new KafkaException(new RecordTooLargeException())))
                .isFalse();
    }

    @Test
    void doesNotWaitForABug() {
        assertThat(Dependencies.away(new NullPointerException())).isFalse();
    }
}
