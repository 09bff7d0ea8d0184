package dev.switchboard.conversationservice.preview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that writes whatever bytes a test likes. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Thread acceptor;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    HostileServer(String address, int port) throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
        acceptor = Thread.ofPlatform().daemon().start(this::accept);
    }

    /** What is written to whoever asks. */
    @FunctionalInterface
    interface Script {

        /** Writes; the connection is closed when it returns. */
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    HostileServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    HostileServer page(String path, String html) {
        return on(path, out -> out.write(ok("Content-Type: text/html", html)));
    }

    HostileServer redirect(String path, String location) {
        return on(
                path,
                out -> out.write(("HTTP/1.1 302 Found\r\nLocation: " + location
                                + "\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] ok(String headers, String body) {
        var octets = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 200 OK\r\n" + headers + "\r\nContent-Length: " + octets.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Every request, with its headers. */
    List<String> requests() {
        return requests;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            var request = new StringBuilder();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                request.append(line).append('\n');
            }
            requests.add(request.toString());
            var path = request.toString().split(" ", 3)[1];
            scripts.getOrDefault(
                            path,
                            out -> out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8)))
                    .write(connection.getOutputStream());
        } catch (IOException | InterruptedException | ArrayIndexOutOfBoundsException e) {
            // the client went away, which is what some tests are about
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
