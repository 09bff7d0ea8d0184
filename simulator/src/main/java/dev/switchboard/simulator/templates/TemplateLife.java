package dev.switchboard.simulator.templates;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happens to templates, told as it happens: review, pauses of 3 and 6 hours and the end after the third, categories
 * that change with notice, messages held and let go. Follows simulated time, looked at twice a second.
 */
@Startup // time passes also when nobody asks
@Singleton
class TemplateLife {

    private static final long GLANCE_MS = 500;
    private static final Duration FIRST_PAUSE = Duration.ofHours(3);
    private static final Duration SECOND_PAUSE = Duration.ofHours(6);

    private final Templates templates;
    private final TemplateWebhooks webhooks;
    private final SimulatedClock clock;
    private final Duration review;
    private final Event<PacingDecided> pacing;
    private final Vertx vertx;
    private final long timer;

    TemplateLife(
            Templates templates,
            TemplateWebhooks webhooks,
            SimulatedClock clock,
            SimulatorConfig config,
            Event<PacingDecided> pacing,
            Vertx vertx) {
        this.templates = templates;
        this.webhooks = webhooks;
        this.clock = clock;
        this.review = config.templateReview();
        this.pacing = pacing;
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(GLANCE_MS, _ -> look());
    }

    /** When a review that begins now ends. */
    Instant reviewed() {
        return clock.instant().plus(review);
    }

    /** Sets the status and tells it. */
    void become(Template template, String status, @Nullable String reason) {
        var next = templates.change(template, now -> now.withStatus(status, reason, null));
        webhooks.status(next, status, reason, status.equals("DISABLED") ? "DISABLED" : null);
    }

    /** A pause for quality: 3 hours, then 6, then for good. */
    void pause(Template template) {
        if (template.pauses() >= 2) {
            become(template, "DISABLED", null);
            return;
        }
        var first = template.pauses() == 0;
        var end = clock.instant().plus(first ? FIRST_PAUSE : SECOND_PAUSE);
        var next = templates.change(template, now -> now.withStatus("PAUSED", null, end));
        webhooks.status(next, "PAUSED", null, first ? "FIRST_PAUSE" : "SECOND_PAUSE");
    }

    /** Ends a pause. */
    void unpause(Template template) {
        var next = templates.change(template, now -> now.withStatus("APPROVED", null, null));
        webhooks.status(next, "APPROVED", null, "UNPAUSE");
    }

    /** Sets the quality and tells it; red pauses. */
    void rate(Template template, String quality) {
        var next = templates.change(template, now -> now.withQuality(quality));
        webhooks.quality(next, template.quality());
        if (quality.equals("RED") && next.status().equals("APPROVED")) {
            pause(next);
        }
    }

    /** Changes the category, after the notice if there is one. */
    void categorise(Template template, String category, @Nullable Duration notice) {
        if (notice == null) {
            var next = templates.change(template, now -> now.withCategory(category));
            webhooks.category(next, template.category());
        } else {
            var due = clock.instant().plus(notice);
            webhooks.categoryNotice(templates.change(template, now -> now.withNotice(category, due)), category, due);
        }
    }

    /** From now on messages are held, until they are released or dropped. */
    void hold(Template template) {
        templates.change(template, now -> now.withHolding(true));
    }

    /** Decides over the messages that are held. */
    void decide(Template template, boolean released) {
        templates.change(template, now -> now.withHolding(false));
        pacing.fire(new PacingDecided(template.id(), released));
    }

    private void look() {
        var now = clock.instant();
        for (var template : templates.all()) {
            var due = template.dueAt();
            if (due != null && !now.isBefore(due)) {
                happen(template);
            }
        }
    }

    private void happen(Template template) {
        if (template.dueCategory() != null) {
            categorise(template, template.dueCategory(), null);
        } else if (template.status().equals("PENDING")) {
            become(template, "APPROVED", null);
        } else if (template.status().equals("PAUSED")) {
            unpause(template);
        }
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }
}
