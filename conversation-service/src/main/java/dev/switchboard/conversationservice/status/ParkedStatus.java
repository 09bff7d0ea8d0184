package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.whatsapp.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status in our own words: what Meta says of the message with this wamid, kept until we know that message.
 *
 * @param step SENT, DELIVERED, READ or FAILED
 */
record ParkedStatus(
        String wamid,
        Step step,
        Instant happenedAt,
        @Nullable MetaError failure,
        @Nullable Pricing pricing) {

    /** The steps that Meta reports. */
    enum Step {
        SENT,
        DELIVERED,
        READ,
        FAILED
    }

    /** What it tells about the message. */
    List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(
                switch (step) {
                    case SENT -> new Fact.Dispatched(happenedAt);
                    case DELIVERED -> new Fact.Delivered(happenedAt);
                    case READ -> new Fact.Read(happenedAt);
                    case FAILED -> new Fact.Failed(happenedAt, failure);
                });
        if (pricing != null) {
            facts.add(new Fact.Priced(happenedAt, pricing));
        }
        return facts;
    }
}
