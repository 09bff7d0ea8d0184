package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

    @Test
    void pausesAfterABugAndGoesOn() {
        // Given
        var tries = new CopyOnWriteArrayList<Instant>();
        var ground = new Ground(new BrokenDatabase(tries), Map.of("bootstrap.servers", "127.0.0.1:9"));
        var relay = new OutboxRelay(ground);

        // When
        relay.start(new StartupEvent());

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> tries.size() >= 3);
        relay.stop(new ShutdownEvent());
        ground.close();
        assertThat(Duration.between(tries.getFirst(), tries.get(2))).isGreaterThan(Duration.ofMillis(1_500));
    }

    private record BrokenDatabase(List<Instant> tries) implements UnitOfWork {

        @Override
        public <T> T transact(Duration limit, Work<T> work) {
            tries.add(Instant.now());
            if (tries.size() == 1) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("a bug");
        }
    }
}
