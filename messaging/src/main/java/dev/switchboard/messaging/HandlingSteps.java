package dev.switchboard.messaging;

/** Hears of each step of handling a batch, for metrics and for tests that stop the process at one of them. */
@FunctionalInterface
interface HandlingSteps {

    /** The steps, in order. */
    enum Step {
        /** The batch is applied; the transaction has not committed. */
        APPLIED,
        /** The transaction committed; nothing is published. */
        COMMITTED,
        /** Kafka has what follows; its rows are still there. */
        PUBLISHED,
        /** The rows are gone; the offsets are not committed. */
        DONE
    }

    /** Does nothing. */
    HandlingSteps NONE = _ -> {};

    void passed(Step step);
}
