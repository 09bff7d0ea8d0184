package dev.switchboard.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedMemoryTest {

    private static final SimulatorConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(SimulatorConfig.class)
            .withDefaultValues(Map.of(
                    "switchboard.simulator.callback-url", "http://127.0.0.1:9",
                    "switchboard.simulator.app-secret", "local-app-secret",
                    "switchboard.simulator.verify-token", "local-verify-token",
                    "switchboard.simulator.access-token", "local-access-token",
                    "switchboard.simulator.waba-id", "200000000000001",
                    "switchboard.simulator.app-id", "300000000000001",
                    "switchboard.simulator.numbers[0].id", "100000000000001",
                    "switchboard.simulator.numbers[0].display-phone-number", "15550000001",
                    "switchboard.simulator.kept-customers", "3",
                    "switchboard.simulator.kept-messages", "3"))
            .build()
            .getConfigMapping(SimulatorConfig.class);

    private final Customers customers = new Customers(CONFIG);
    private final Messages messages = new Messages(CONFIG, new SimulatedClock());

    @Test
    void forgetsTheEldestCustomersAndMeetsThemAnew() {
        // Given
        var first = customers.withPhone("5511900000001");

        // When
        customers.withPhone("5511900000002");
        customers.meetOrFind("US.3", null);
        customers.withPhone("5511900000004");

        // Then
        assertThat(customers.all()).hasSize(3);
        assertThat(customers.find("5511900000001")).isEmpty();
        assertThat(customers.withUserId(first.userId())).isEmpty();
        assertThat(customers.withPhone("5511900000001")).isNotSameAs(first);
    }

    @Test
    void findsOnePersonUnderPhoneAndUserId() {
        // When
        var ana = customers.meetOrFind("5511900000001", "BR.777");

        // Then
        assertThat(customers.withUserId("BR.777")).containsSame(ana);
        assertThat(customers.find("5511900000001")).containsSame(ana);
    }

    @Test
    void forgetsTheEldestMessagesOfAllThreads() {
        // Given
        var chat = customers.withPhone("5511900000001").chat("100000000000001");

        // When
        for (var number = 1; number <= 5; number++) {
            messages.add(
                    new CustomerLine("wamid." + number, chat, Instant.EPOCH, JsonNodeFactory.instance.objectNode()));
        }

        // Then
        assertThat(chat.lines()).extracting(ChatLine::wamid).containsExactly("wamid.3", "wamid.4", "wamid.5");
        assertThat(messages.find("wamid.2")).isEmpty();
        assertThat(messages.find("wamid.5")).isPresent();
    }
}
