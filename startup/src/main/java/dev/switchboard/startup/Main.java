package dev.switchboard.startup;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. When it cannot start for want of settings, the last line says which. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs the service until it is told to stop. */
    public static void main(String[] args) {
        var exit = ApplicationLifecycleManager.getDefaultExitCodeHandler();
        Quarkus.run(
                null,
                (status, failure) -> {
                    MissingSettings.sentence(failure).ifPresent(System.err::println);
                    exit.accept(status, failure);
                },
                args);
    }
}
