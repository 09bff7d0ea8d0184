package dev.switchboard.webhookingress.delivery;

import dev.switchboard.webhookingress.publication.EventPublisher;
import dev.switchboard.webhookingress.signature.Signatures;
import dev.switchboard.webhookingress.translation.WebhookTranslator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is done with a whole body: signature first, then translation, then storage. Thread-safe; never blocks. */
@Singleton
class Intake {

    private static final Logger LOGGER = Logger.getLogger(Intake.class);

    private final Signatures signatures;
    private final WebhookTranslator translator;
    private final EventPublisher publisher;
    private final InstantSource now;

    Intake(Signatures signatures, WebhookTranslator translator, EventPublisher publisher, InstantSource now) {
        this.signatures = signatures;
        this.translator = translator;
        this.publisher = publisher;
        this.now = now;
    }

    /**
     * Takes a body.
     *
     * @param whenDone told once how it ended, on any thread, perhaps before this returns
     */
    void take(byte[] body, @Nullable String signature, Consumer<Outcome> whenDone) {
        if (!signatures.match(signature, body)) {
            whenDone.accept(Outcome.UNSIGNED);
            return;
        }
        var receivedAt = now.instant();
        var publication =
                publisher.begin(receivedAt, stored -> whenDone.accept(stored ? Outcome.STORED : Outcome.UNAVAILABLE));
        try {
            translator.translate(body, receivedAt, publication);
        } catch (RuntimeException e) {
            // Meta repeats what is not answered 200, so nothing is lost while this bug is mended.
            LOGGER.errorf(
                    "webhook could not be translated error=%s", e.getClass().getName());
            publication.fail();
        }
        publication.end();
    }
}
