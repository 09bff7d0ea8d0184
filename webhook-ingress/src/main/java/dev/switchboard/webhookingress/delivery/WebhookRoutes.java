package dev.switchboard.webhookingress.delivery;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts the door where Meta finds it. */
@Singleton
class WebhookRoutes {

    private static final String PATH = "/webhooks/whatsapp";

    private final Verification verification;
    private final Deliveries deliveries;

    WebhookRoutes(Verification verification, Deliveries deliveries) {
        this.verification = verification;
        this.deliveries = deliveries;
    }

    void register(@Observes Router router) {
        router.get(PATH).handler(verification);
        router.post(PATH).handler(deliveries);
    }
}
