package dev.switchboard.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A message that the customer wrote. */
public final class CustomerLine implements ChatLine {

    private final String wamid;
    private final Chat chat;
    private final Instant at;
    private final JsonNode message;
    private volatile boolean read;

    /** {@code message} is the item of {@code value.messages}, as the webhook carries it. */
    public CustomerLine(String wamid, Chat chat, Instant at, JsonNode message) {
        this.wamid = wamid;
        this.chat = chat;
        this.at = at;
        this.message = message;
    }

    @Override
    public String wamid() {
        return wamid;
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public Instant at() {
        return at;
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
