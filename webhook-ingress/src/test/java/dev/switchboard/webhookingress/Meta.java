package dev.switchboard.webhookingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Delivers webhooks as Meta does. */
final class Meta {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;

    Meta(URI root) {
        this.endpoint = root.resolve("/webhooks/whatsapp");
    }

    /** Delivers a body under the right signature. */
    int deliver(String body) {
        return deliver(bytes(body), signature(bytes(body), IngressProfile.SECRET));
    }

    /** Delivers bytes under whatever signature, or none. */
    int deliver(byte[] body, @Nullable String signature) {
        return later(body, signature).join();
    }

    /** The same without waiting for the answer. */
    CompletableFuture<Integer> later(byte[] body, @Nullable String signature) {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.discarding())
                .thenApply(response -> response.statusCode());
    }

    static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A webhook fixture. */
    static String fixture(String name) {
        try (var in = Meta.class.getResourceAsStream("/webhooks/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
