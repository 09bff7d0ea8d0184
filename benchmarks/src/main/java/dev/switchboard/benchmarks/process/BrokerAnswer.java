package dev.switchboard.benchmarks.process;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** What the broker answers to questions about topics and groups. */
public final class BrokerAnswer {

    private BrokerAnswer() {}

    /** Waits for the answer; without one the run fails. */
    public static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new RunFailure("The broker does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
