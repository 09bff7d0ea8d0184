package dev.switchboard.webhookingress.translation;

/** Takes the events of one webhook, one by one, in the order in which they stand in it. */
@FunctionalInterface
public interface EventSink {

    /** Takes the next one; never blocks, never throws. */
    void accept(KeyedEvent event);
}
