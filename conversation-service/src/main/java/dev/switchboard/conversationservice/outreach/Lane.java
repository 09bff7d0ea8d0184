package dev.switchboard.conversationservice.outreach;

import dev.switchboard.contracts.Topics;

/** How urgent a message is: one lane never waits for the other. */
enum Lane {
    /** Somebody waits for it. */
    LIVE(Topics.OUTBOUND_LIVE),
    /** One of many. */
    BULK(Topics.OUTBOUND_BULK);

    private final String topic;

    Lane(String topic) {
        this.topic = topic;
    }

    /** Where the sender is asked. */
    String topic() {
        return topic;
    }
}
