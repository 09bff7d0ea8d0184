package dev.switchboard.simulator.conversation;

import java.time.Instant;

/** One message in a thread, from either side. */
public abstract sealed class ChatLine permits CustomerLine, AcceptedMessage {

    private final String wamid;
    private final Chat chat;
    private final Instant at;

    ChatLine(String wamid, Chat chat, Instant at) {
        this.wamid = wamid;
        this.chat = chat;
        this.at = at;
    }

    /** Meta's id of the message. */
    public String wamid() {
        return wamid;
    }

    /** The thread it is in. */
    public Chat chat() {
        return chat;
    }

    /** Simulated time at which Meta got it. */
    public Instant at() {
        return at;
    }
}
