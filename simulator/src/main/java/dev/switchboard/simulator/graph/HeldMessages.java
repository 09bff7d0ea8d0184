package dev.switchboard.simulator.graph;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.statuses.StatusError;
import dev.switchboard.simulator.statuses.StatusPlayer;
import dev.switchboard.simulator.templates.PacingDecided;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** Messages of a new template that wait for Meta's opinion of the first ones. */
@Singleton
class HeldMessages {

    private final StatusPlayer statuses;
    private final ConcurrentMap<String, Queue<Held>> byTemplate = new ConcurrentHashMap<>();

    HeldMessages(StatusPlayer statuses) {
        this.statuses = statuses;
    }

    void hold(String templateId, BusinessNumber from, AcceptedMessage message) {
        byTemplate
                .computeIfAbsent(templateId, _ -> new ConcurrentLinkedQueue<>())
                .add(new Held(from, message));
    }

    void decide(@Observes PacingDecided decision) {
        var waiting = byTemplate.remove(decision.templateId());
        if (waiting == null) {
            return;
        }
        for (var held : waiting) {
            if (decision.released()) {
                statuses.play(held.from(), held.message());
            } else {
                statuses.fail(held.from(), held.message(), StatusError.PACED);
            }
        }
    }

    void forget(@Observes Reset reset) {
        byTemplate.clear();
    }

    private record Held(BusinessNumber from, AcceptedMessage message) {}
}
