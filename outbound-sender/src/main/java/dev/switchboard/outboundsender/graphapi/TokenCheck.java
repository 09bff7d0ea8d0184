package dev.switchboard.outboundsender.graphapi;

import dev.switchboard.cloudapi.management.TokenFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks Meta how long the access token lives. Meta wants the token in the address, so this goes by a client that no trace and no
 * access log of ours sees.
 */
@ApplicationScoped
public class TokenCheck {

    private final GraphApiConfig config;
    private final HttpClient http;

    TokenCheck(GraphApiConfig config) {
        this.config = config;
        this.http =
                HttpClient.newBuilder().connectTimeout(config.connectTimeout()).build();
    }

    /** Whether there is an app's token to ask with; nobody else may ask. */
    public boolean isPossible() {
        return config.appToken().isPresent();
    }

    /** What Meta says; empty when it says nothing. Blocks. */
    public Optional<TokenFacts> ask() {
        var asker = config.appToken();
        if (asker.isEmpty()) {
            return Optional.empty();
        }
        var root = config.baseUrl().toString().replaceAll("/+$", "");
        var request = HttpRequest.newBuilder(URI.create("%s/%s/debug_token?input_token=%s"
                        .formatted(root, config.version(), encoded(config.accessToken()))))
                .header("Authorization", "Bearer " + asker.get())
                .timeout(config.timeout())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? TokenFacts.read(answer.body()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
