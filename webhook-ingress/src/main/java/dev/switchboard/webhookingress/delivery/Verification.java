package dev.switchboard.webhookingress.delivery;

import dev.switchboard.webhookingress.WebhookConfig;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Answers the question with which Meta makes sure, when a webhook address is set up, that it belongs to us. */
@Singleton
class Verification implements Handler<RoutingContext> {

    private final byte[] verifyToken;

    Verification(WebhookConfig config) {
        this.verifyToken = config.verifyToken().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(RoutingContext routing) {
        var parameters = routing.queryParams();
        var challenge = parameters.get("hub.challenge");
        var response = routing.response();
        if ("subscribe".equals(parameters.get("hub.mode"))
                && challenge != null
                && isOurs(parameters.get("hub.verify_token"))) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=UTF-8")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(challenge);
        } else {
            response.setStatusCode(403).end();
        }
    }

    private boolean isOurs(@Nullable String token) {
        return token != null && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), verifyToken);
    }
}
