package dev.switchboard.messaging;

import dev.switchboard.contracts.CloudEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what follows from one piece of work, until it is stored. */
final class CollectedRows implements Outbox {

    private final List<OutboxRow> rows = new ArrayList<>();

    @Override
    public void add(String topic, String key, CloudEvent<?> event) {
        rows.add(OutboxRow.of(topic, key, event));
    }

    @Override
    public void end(String topic, String key, CloudEvent<?> last) {
        rows.add(OutboxRow.endOf(topic, key, last));
    }

    /** All of it, in order. */
    List<OutboxRow> rows() {
        return Collections.unmodifiableList(rows);
    }
}
