package dev.switchboard.conversationservice.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {

    private static final int PORT = 28_211;
    private static final String SITE = "http://site.example:" + PORT;
    private static final LookedUp FOUND = new LookedUp.Found("here", null, null, null);

    private final Map<String, Deque<List<InetAddress>>> addresses = new ConcurrentHashMap<>();
    private final GuardedClient client =
            new GuardedClient(this::addressesOf, new AddressGuard(FixedPreview.allowing("127.0.0.1:" + PORT)));
    private HostileServer server;

    GuardedClientTest() throws IOException {
        server = new HostileServer("127.0.0.1", PORT);
    }

    @BeforeEach
    void nameTheSite() {
        resolve("site.example", "127.0.0.1");
        server.page("/", "<title>here</title>");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void asksForThePageAndTellsNothingElse() throws Exception {
        // When
        var looked = lookUp("/");

        // Then
        assertThat(looked).isEqualTo(FOUND);
        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.lines().toList())
                        .containsExactlyInAnyOrder(
                                "GET / HTTP/1.1",
                                "User-Agent: Switchboard-LinkPreview/1",
                                "Accept: text/html,application/xhtml+xml",
                                "Accept-Encoding: identity",
                                "host: site.example:" + PORT,
                                "connection: close"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:127.0.0.2", "0.0.0.0"
            })
    void connectsToNoForbiddenAddressWhateverItsName(String address) throws Exception {
        // Given
        resolve("inside.example", address);

        // When
        var looked = client.lookUp(address("http://inside.example:" + PORT + "/"));

        // Then
        assertThat(looked).isEqualTo(new LookedUp.Forbidden());
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void trustsNoNameThatIsAlsoInside() throws Exception {
        // Given
        resolve("site.example", "127.0.0.1", "10.0.0.1");

        // When, Then
        assertThat(lookUp("/")).isEqualTo(new LookedUp.Forbidden());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1/",
                "//10.0.0.1/",
                "http://inside.example/"
            })
    void followsNoRedirectInside(String location) throws Exception {
        // Given
        resolve("inside.example", "192.168.1.1");
        server.redirect("/away", location);

        // When, Then
        assertThat(lookUp("/away")).isEqualTo(new LookedUp.Forbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user:word@site.example/", "gopher://site.example/", ":"})
    void followsNoRedirectToAnythingElse(String location) throws Exception {
        // Given
        server.redirect("/away", location);

        // When, Then
        assertThat(lookUp("/away")).isEqualTo(new LookedUp.Nothing());
    }

    @Test
    void connectsToTheAddressThatWasJudgedThoughTheNameHasMoved() throws Exception {
        // Given
        resolve("site.example", "127.0.0.1");
        resolveNext("site.example", "127.0.0.2");
        try (var inside = new HostileServer("127.0.0.2", PORT)) {
            inside.page("/", "<title>inside</title>");

            // When
            var looked = lookUp("/");

            // Then
            assertThat(looked).isEqualTo(FOUND);
            assertThat(inside.requests()).isEmpty();
            assertThat(addresses.get("site.example")).hasSize(1);
        }
    }

    @Test
    void judgesANameAgainAfterEachRedirect() throws Exception {
        // Given
        resolve("site.example", "127.0.0.1");
        resolveNext("site.example", "10.0.0.1");
        server.redirect("/again", "/");

        // When, Then
        assertThat(lookUp("/again")).isEqualTo(new LookedUp.Forbidden());
    }

    @Test
    void followsThreeRedirectsAndNotFour() throws Exception {
        // Given
        IntStream.rangeClosed(1, 4).forEach(i -> server.redirect("/" + i, "/" + (i - 1)));
        server.page("/0", "<title>here</title>");

        // When, Then
        assertThat(lookUp("/3")).isEqualTo(FOUND);
        assertThat(lookUp("/4")).isEqualTo(new LookedUp.Nothing());
        assertThat(server.requests())
                .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("cookie"));
        assertThat(server.requests())
                .noneMatch(request -> request.toLowerCase(Locale.ROOT).contains("referer"));
    }

    @Test
    void readsTheBeginningOfAnEndlessPage() throws Exception {
        // Given
        var gone = new CountDownLatch(1);
        server.on("/endless", out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>here</title>"
                    .getBytes(StandardCharsets.UTF_8));
            try {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException e) {
                gone.countDown();
            }
        });

        // When
        var looked = lookUp("/endless");

        // Then
        assertThat(looked).isEqualTo(FOUND);
        assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsForNoHostThatDripsOrIsSilent() throws Exception {
        // Given
        var gone = new CountDownLatch(1);
        server.on("/drip", out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            try {
                while (!gone.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (IOException e) {
                gone.countDown();
            }
        });

        // When, Then
        assertThat(lookUp("/drip")).isEqualTo(new LookedUp.HostFailed());
        assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void unpacksNothing() throws Exception {
        // Given
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("<title>here</title>".getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[20_000_000]);
        }
        server.on("/bomb", out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + packed.size() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(packed.toByteArray());
        });

        // When, Then
        assertThat(lookUp("/bomb")).isEqualTo(new LookedUp.Nothing());
    }

    @Test
    void takesOnlyPages() throws Exception {
        // Given
        server.on("/picture", out -> out.write(HostileServer.ok("Content-Type: image/png", "<title>here</title>")));
        server.on("/typeless", out -> out.write(HostileServer.ok("X: y", "<title>here</title>")));
        server.page("/untitled", "<p>words</p>");

        // When, Then
        for (var path : List.of("/picture", "/typeless", "/untitled", "/no-such-page")) {
            assertThat(lookUp(path)).as(path).isEqualTo(new LookedUp.Nothing());
        }
    }

    @Test
    void blamesTheHostForWhatIsNoAnswer() throws Exception {
        // Given
        server.on("/rubbish", out -> out.write("hello there\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        server.on("/hang-up", out -> {});
        server.on(
                "/broken",
                out -> out.write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        server.on(
                "/headers",
                out -> out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: " + "x".repeat(100_000)
                                + "\r\n\r\n<title>here</title>")
                        .getBytes(StandardCharsets.UTF_8)));

        // When, Then
        for (var path : List.of("/rubbish", "/hang-up", "/broken", "/headers")) {
            assertThat(lookUp(path)).as(path).isEqualTo(new LookedUp.HostFailed());
        }
        assertThat(client.lookUp(address("http://nobody.example/"))).isEqualTo(new LookedUp.HostFailed());
        assertThat(client.lookUp(address("https://site.example:" + PORT + "/"))).isEqualTo(new LookedUp.HostFailed());
    }

    private LookedUp lookUp(String path) throws InterruptedException {
        return client.lookUp(address(SITE + path));
    }

    private static WebAddress address(String url) {
        return WebAddress.parse(url).orElseThrow();
    }

    private void resolve(String host, String... literals) {
        addresses.put(host, new ArrayDeque<>(List.of(literals(literals))));
    }

    private void resolveNext(String host, String... literals) {
        addresses.computeIfAbsent(host, _ -> new ArrayDeque<>()).add(literals(literals));
    }

    private static List<InetAddress> literals(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toList();
    }

    /** The next answer of the name server; the last one stays. */
    private List<InetAddress> addressesOf(String host) throws UnknownHostException {
        if (host.matches("[0-9.]+")) {
            return literals(host);
        }
        var answers = addresses.get(host);
        if (answers == null) {
            throw new UnknownHostException();
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
