package dev.switchboard.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port on 127.0.0.1. */
public final class LoopbackPort {

    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 26_999;

    private LoopbackPort() {}

    /**
     * A port that nobody has now, and that no system gives to an outgoing connection: until its server listens there, and while
     * that server is away, a client that looks for it must not get the port itself.
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(1_000, LOWEST, HIGHEST + 1)
                .filter(port -> !taken(port))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no port is free from %d to %d".formatted(LOWEST, HIGHEST)));
    }

    /** Whether somebody listens on the port, or would keep us from listening. */
    public static boolean taken(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
