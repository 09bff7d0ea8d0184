package dev.switchboard.outboundsender.number;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Health of numbers as gauges, each with the phone-number id: {@code switchboard.outbound.number.quality} (3 green, 2 yellow, 1
 * red, 0 not told), {@code ….number.can.send} (2 available, 1 limited, 0 blocked, -1 not told), and, where the token ends,
 * {@code ….token.expires.in} in seconds.
 */
@ApplicationScoped
class NumberMeters {

    private final Numbers numbers;
    private final InstantSource clock;
    private final MultiGauge quality;
    private final MultiGauge canSend;
    private final MultiGauge tokenEnd;

    NumberMeters(Numbers numbers, InstantSource clock, MeterRegistry registry) {
        this.numbers = numbers;
        this.clock = clock;
        this.quality = MultiGauge.builder("switchboard.outbound.number.quality").register(registry);
        this.canSend =
                MultiGauge.builder("switchboard.outbound.number.can.send").register(registry);
        this.tokenEnd = MultiGauge.builder("switchboard.outbound.token.expires.in")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "10s", delay = 1, delayUnit = TimeUnit.SECONDS)
    void measure() throws SQLException {
        var all = numbers.all().stream()
                .filter(number -> !BusinessNumber.DELETED.equals(number.state().status()))
                .toList();
        quality.register(rows(all, number -> grade(number.state().qualityRating())), true);
        canSend.register(rows(all, number -> ability(number.state().canSendMessage())), true);
        var now = clock.instant();
        tokenEnd.register(
                all.stream()
                        .filter(number -> number.state().tokenExpiresAt() != null)
                        .<Row<?>>map(number -> Row.of(
                                tags(number),
                                Duration.between(now, number.state().tokenExpiresAt())
                                        .toSeconds()))
                        .toList(),
                true);
    }

    private static List<Row<?>> rows(List<BusinessNumber> numbers, ToIntFunction<BusinessNumber> value) {
        return numbers.stream()
                .<Row<?>>map(number -> Row.of(tags(number), value.applyAsInt(number)))
                .toList();
    }

    private static Tags tags(BusinessNumber number) {
        return Tags.of("phoneNumberId", number.state().phoneNumberId());
    }

    private static int grade(@Nullable String rating) {
        return switch (rating) {
            case "GREEN" -> 3;
            case "YELLOW" -> 2;
            case "RED" -> 1;
            case null, default -> 0;
        };
    }

    private static int ability(@Nullable String canSendMessage) {
        return switch (canSendMessage) {
            case "AVAILABLE" -> 2;
            case "LIMITED" -> 1;
            case "BLOCKED" -> 0;
            case null, default -> -1;
        };
    }
}
