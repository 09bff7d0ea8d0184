package dev.switchboard.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of records: {@code switchboard.messaging.records} with tags {@code consumer} and {@code outcome}. */
final class HandlingMeters {

    private final Counter handled;
    private final Counter repeated;
    private final Counter skipped;
    private final Counter buried;

    HandlingMeters(MeterRegistry meters, String consumer) {
        this.handled = counter(meters, consumer, "handled");
        this.repeated = counter(meters, consumer, "repeated");
        this.skipped = counter(meters, consumer, "skipped");
        this.buried = counter(meters, consumer, "buried");
    }

    void handled(int records) {
        handled.increment(records);
    }

    void repeated(int records) {
        repeated.increment(records);
    }

    void skipped() {
        skipped.increment();
    }

    void buried() {
        buried.increment();
    }

    private static Counter counter(MeterRegistry meters, String consumer, String outcome) {
        return meters.counter("switchboard.messaging.records", "consumer", consumer, "outcome", outcome);
    }
}
