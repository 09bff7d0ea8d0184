package dev.switchboard.localstack.infrastructure;

import dev.switchboard.localstack.process.LoopbackPort;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * One container that is started once for this JVM, on a host port that stays the same when it is stopped and started.
 *
 * <p>Its id and port stand in system properties, for the same reason as those of {@link ChildServer}. Testcontainers removes it after
 * this JVM.
 */
final class ContainerServer {

    private static final Object ONE_AT_A_TIME = Runtime.getRuntime();
    private static final Duration START = Duration.ofSeconds(90);

    private final String name;
    private final int containerPort;
    private final Supplier<GenericContainer<?>> container;
    private final IntPredicate ready;

    ContainerServer(String name, int containerPort, Supplier<GenericContainer<?>> container, IntPredicate ready) {
        this.name = name;
        this.containerPort = containerPort;
        this.container = container;
        this.ready = ready;
    }

    int startedOnce() {
        synchronized (ONE_AT_A_TIME) {
            if (System.getProperty(propertyName("id")) == null) {
                var hostPort = LoopbackPort.free();
                var created = container.get();
                created.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(hostPort, containerPort)));
                created.start();
                System.setProperty(propertyName("port"), Integer.toString(hostPort));
                System.setProperty(propertyName("id"), created.getContainerId());
            }
        }
        return port();
    }

    void stop() {
        DockerClientFactory.instance().client().stopContainerCmd(required("id")).exec();
    }

    void start() {
        DockerClientFactory.instance()
                .client()
                .startContainerCmd(required("id"))
                .exec();
        var deadline = System.nanoTime() + START.toNanos();
        while (!ready.test(port())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("%s is not ready after %d s".formatted(name, START.toSeconds()));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private int port() {
        return Integer.parseInt(required("port"));
    }

    private String required(String key) {
        var value = System.getProperty(propertyName(key));
        if (value == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return value;
    }

    private String propertyName(String key) {
        return "dev.switchboard.localstack.container." + name + "." + key;
    }
}
