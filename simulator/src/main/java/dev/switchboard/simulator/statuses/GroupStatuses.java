package dev.switchboard.simulator.statuses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.AcceptedMessage.Progress;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.groups.GroupMessage;
import dev.switchboard.simulator.history.MessageHistory;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Plays everybody's script for a message to a group: one webhook a step, one status in it for each participant. */
@Singleton
public class GroupStatuses {

    private static final int FAILURE_AFTER_MS = 150;

    private final Vertx vertx;
    private final StatusScripts scripts;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final MessageHistory history;
    private final SimulatedClock clock;
    private final AtomicLong era = new AtomicLong();

    GroupStatuses(
            Vertx vertx,
            StatusScripts scripts,
            Envelope envelope,
            Deliveries deliveries,
            MessageHistory history,
            SimulatedClock clock) {
        this.vertx = vertx;
        this.scripts = scripts;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.history = history;
        this.clock = clock;
    }

    /** Plays it, or tells that it failed. */
    public void play(BusinessNumber number, GroupMessage message, @Nullable StatusError error) {
        history.accepted(number.id(), message.wamid(), message.at());
        if (error != null) {
            later(FAILURE_AFTER_MS, () -> tell(number, message, Progress.FAILED, error));
            return;
        }
        var script = scripts.everybody();
        for (var step : message.type().equals("reaction") ? script.stepsForReaction() : script.steps()) {
            var failure = step.progress() == Progress.FAILED ? StatusError.UNDELIVERABLE : null;
            later(step.after().toMillis(), () -> tell(number, message, step.progress(), failure));
        }
    }

    private void later(long millis, Runnable deed) {
        var startedIn = era.get();
        vertx.setTimer(Math.max(1, millis), _ -> {
            if (startedIn == era.get()) {
                deed.run();
            }
        });
    }

    private void tell(BusinessNumber number, GroupMessage message, Progress progress, @Nullable StatusError error) {
        var at = clock.instant();
        var told = deliveries.send(envelope.messages(number, value -> {
            for (var participant : message.group().participants()) {
                if (error == null) {
                    envelope.addContact(
                            value, number, participant, participant.visiblePhone(), progress != Progress.SENT);
                }
                var status = value.withArray("statuses").addObject();
                status.put("id", message.wamid())
                        .put("status", progress.name().toLowerCase(Locale.ROOT))
                        .put("timestamp", Long.toString(at.getEpochSecond()));
                fill(status, message, participant);
                if (error != null) {
                    StatusWebhook.addError(status, error);
                } else if (progress == Progress.SENT || progress == Progress.DELIVERED) {
                    addPricing(status, message);
                }
            }
        }));
        history.told(message.wamid(), progress.name(), at, told);
    }

    private static void fill(ObjectNode status, GroupMessage message, Customer participant) {
        status.put("recipient_id", message.group().id()).put("recipient_type", "group");
        if (participant.visiblePhone() != null) {
            status.put("recipient_participant_id", participant.visiblePhone());
        }
        status.put("recipient_participant_user_id", participant.userId());
        if (message.callbackData() != null) {
            status.put("biz_opaque_callback_data", message.callbackData());
        }
    }

    private static void addPricing(ObjectNode status, GroupMessage message) {
        var category =
                message.category() == null ? "service" : message.category().toLowerCase(Locale.ROOT);
        status.putObject("pricing")
                .put("billable", true)
                .put("pricing_model", "PMP")
                .put("type", "regular")
                .put("category", category);
    }

    void forget(@Observes Reset reset) {
        era.incrementAndGet();
    }
}
