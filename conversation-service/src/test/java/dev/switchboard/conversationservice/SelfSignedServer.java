package dev.switchboard.conversationservice;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A web server on loopback whose certificate nobody vouches for but itself; it remembers who asked. */
public final class SelfSignedServer implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final SSLContext context;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Starts it, with a certificate for that name and for 127.0.0.1. */
    public SelfSignedServer(int port, String name, String page)
            throws IOException, GeneralSecurityException, InterruptedException {
        context = context(name);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                var body = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Everything that was asked after a handshake that both sides were content with. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What somebody gets who trusts it. */
    public String trusted() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var address = URI.create("https://127.0.0.1:" + port() + "/trusted");
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static SSLContext context(String name) throws IOException, GeneralSecurityException, InterruptedException {
        var directory = Files.createTempDirectory("self-signed");
        var file = directory.resolve("keys.p12");
        try {
            generate(file, name);
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trusting(keys));
            var made = SSLContext.getInstance("TLS");
            made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return made;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    private static KeyStore trusting(KeyStore keys) throws IOException, GeneralSecurityException {
        var trust = KeyStore.getInstance(KeyStore.getDefaultType());
        trust.load(null, null);
        trust.setCertificateEntry("self", keys.getCertificate("self"));
        return trust;
    }

    private static void generate(Path file, String name) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "self",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name + ",ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("no certificate was made");
        }
    }
}
