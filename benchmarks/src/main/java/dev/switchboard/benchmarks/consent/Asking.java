package dev.switchboard.benchmarks.consent;

import dev.switchboard.benchmarks.process.Doors;
import dev.switchboard.benchmarks.process.RunFailure;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Asks one thing after another and notes how long each answer takes, in microseconds. */
final class Asking {

    private static final int DIGITS = 3;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final String NUMBER = "100000000000001";

    private final Doors doors;
    private final PeopleList list;
    private final Random random = new Random(1);

    Asking(Doors doors, PeopleList list) {
        this.doors = doors;
        this.list = list;
    }

    /** Decisions about people of the list, anywhere in it. */
    Histogram decisions(int count) {
        return measured(count, () -> {
            var phone = list.phone(random.nextInt(list.people()));
            var decision = doors.get(
                    "/api/v1/decisions?phone=%s&phoneNumberId=%s&category=MARKETING".formatted(phone, NUMBER));
            if (!decision.path("code").asText().equals("consent_granted")) {
                throw new RunFailure("A decision is wrong: " + decision.path("code"));
            }
        });
    }

    /** The baseline: requests of the same service that decide nothing. */
    Histogram alive(int count) {
        return measured(count, () -> doors.text("/q/health/live"));
    }

    private static Histogram measured(int count, Runnable question) {
        var micros = new Histogram(DIGITS);
        for (var index = 0; index < count; index++) {
            var begin = System.nanoTime();
            question.run();
            micros.recordValue((System.nanoTime() - begin) / NANOS_PER_MICRO);
        }
        return micros;
    }
}
