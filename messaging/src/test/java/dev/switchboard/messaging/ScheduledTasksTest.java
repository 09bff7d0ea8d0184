package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduledTasksTest {

    private final ScheduledTasks tasks = new ScheduledTasks();
    private final List<Level> told = new ArrayList<>();
    private final Handler ear = new Ear();

    @BeforeEach
    void listen() {
        Logger.getLogger(ScheduledTasks.class.getName()).addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger(ScheduledTasks.class.getName()).removeHandler(ear);
    }

    @Test
    void tellOnceOfADatabaseThatIsAwayAndOnceThatTheyGoOn() {
        tasks.failed(new FailedExecution(new Run("sweep"), away()));
        tasks.failed(new FailedExecution(new Run("count"), away()));
        tasks.failed(new FailedExecution(new Run("sweep"), away()));
        tasks.succeeded(new SuccessfulExecution(new Run("sweep")));
        tasks.succeeded(new SuccessfulExecution(new Run("count")));
        tasks.succeeded(new SuccessfulExecution(new Run("count")));

        assertThat(told).extracting(Level::getName).containsExactly("WARN", "INFO");
    }

    @Test
    void tellOfEveryOtherFailure() {
        tasks.failed(new FailedExecution(new Run("sweep"), new IllegalStateException("a bug")));
        tasks.failed(new FailedExecution(new Run("sweep"), new IllegalStateException("a bug")));

        assertThat(told).extracting(Level::getName).containsExactly("ERROR", "ERROR");
    }

    private static Throwable away() {
        return new DatabaseException(new SQLTransientConnectionException("away"));
    }

    private final class Ear extends Handler {

        @Override
        public void publish(LogRecord line) {
            told.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private record Run(String id) implements ScheduledExecution, Trigger {

        @Override
        public Trigger getTrigger() {
            return this;
        }

        @Override
        public Instant getFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getScheduledFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public @Nullable Instant getNextFireTime() {
            return null;
        }

        @Override
        public @Nullable Instant getPreviousFireTime() {
            return null;
        }

        @Override
        public boolean isOverdue() {
            return false;
        }
    }
}
