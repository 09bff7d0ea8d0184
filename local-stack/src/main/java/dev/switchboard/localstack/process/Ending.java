package dev.switchboard.localstack.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a process is ended: asked first, made to after a grace. */
public final class Ending {

    private Ending() {}

    /** Ends the process and returns when it is gone; false when it had to be killed. */
    public static boolean end(ProcessHandle process, Duration grace) {
        process.destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            process.destroyForcibly();
            process.onExit().join();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for the end of a process", e.getCause());
        }
    }
}
