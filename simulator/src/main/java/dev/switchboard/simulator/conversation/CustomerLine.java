package dev.switchboard.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A message that the customer wrote. */
public final class CustomerLine extends ChatLine {

    private final JsonNode message;
    private volatile boolean read;

    /** {@code message} is the item of {@code value.messages}, as the webhook carries it. */
    public CustomerLine(String wamid, Chat chat, Instant at, JsonNode message) {
        super(wamid, chat, at);
        this.message = message;
    }

    /** The item of {@code value.messages}. */
    public JsonNode message() {
        return message;
    }

    /** Whether the business marked it as read. */
    public boolean read() {
        return read;
    }

    void markRead() {
        read = true;
    }
}
