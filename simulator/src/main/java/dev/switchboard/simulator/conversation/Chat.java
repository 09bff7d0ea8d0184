package dev.switchboard.simulator.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;

/** The thread between one customer and one business number, with its 24-hour window. Thread-safe. */
public final class Chat {

    /** How long the customer's last message lets the business write freely. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final Duration FREE_ENTRY = Duration.ofDays(3);
    private static final Duration TYPING = Duration.ofSeconds(25);

    private final Customer customer;
    private final String phoneNumberId;
    private final Deque<ChatLine> lines = new ConcurrentLinkedDeque<>();
    private final AtomicReference<Instant> customerWroteAt = new AtomicReference<>(Instant.MIN);
    private volatile Instant adClickedAt = Instant.MIN;
    private volatile Instant freeEntryUntil = Instant.MIN;
    private volatile boolean standby;
    private volatile Instant typingUntil = Instant.MIN;
    private volatile Instant lastActivity = Instant.MIN;

    Chat(Customer customer, String phoneNumberId) {
        this.customer = customer;
        this.phoneNumberId = phoneNumberId;
    }

    /** Who is on the other side. */
    public Customer customer() {
        return customer;
    }

    /** Phone-number id of the business's side. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    /** The messages that are remembered, eldest first. */
    public Collection<ChatLine> lines() {
        return lines;
    }

    /** When the window closes; {@link Instant#MIN} when the customer never wrote. */
    public Instant windowClosesAt() {
        var wrote = customerWroteAt.get();
        return wrote.equals(Instant.MIN) ? wrote : wrote.plus(WINDOW);
    }

    /** Whether the business may write freely. */
    public boolean windowOpen(Instant now) {
        return now.isBefore(windowClosesAt());
    }

    /** When something was last said here; {@link Instant#MIN} for never. */
    public Instant lastActivity() {
        return lastActivity;
    }

    /** Whether the business is shown as typing. */
    public boolean businessTyping(Instant now) {
        return now.isBefore(typingUntil);
    }

    /** Shows the business as typing for 25 seconds or until it writes. */
    public void startTyping(Instant now) {
        typingUntil = now.plus(TYPING);
    }

    /** Opens the window from the message's own time, or from now if that lies ahead. */
    public void customerWrote(Instant at, Instant now) {
        var from = at.isAfter(now) ? now : at;
        customerWroteAt.accumulateAndGet(from, (known, next) -> next.isAfter(known) ? next : known);
    }

    /** The customer came through an advertisement: an answer within a day opens the 72 free hours. */
    public void cameFromAd(Instant at) {
        adClickedAt = at;
    }

    /** Whether every message is free because the customer came through an advertisement. */
    public boolean freeEntry(Instant now) {
        return now.isBefore(freeEntryUntil);
    }

    /** Whether somebody else, Meta's own agent, has the chat now. */
    public boolean standby() {
        return standby;
    }

    /** Gives the chat to Meta's own agent, or takes it back; false when nothing changed. */
    public boolean handOver(boolean toMetasAgent) {
        var changed = standby != toMetasAgent;
        standby = toMetasAgent;
        return changed;
    }

    /** Marks the customer's message and everything before it as read. */
    public void markRead(CustomerLine upTo) {
        for (var line : lines) {
            if (line instanceof CustomerLine written) {
                written.markRead();
            }
            if (line == upTo) {
                return;
            }
        }
    }

    void add(ChatLine line, Instant now) {
        lines.addLast(line);
        lastActivity = now;
        if (line instanceof AcceptedMessage) {
            typingUntil = Instant.MIN;
            if (!adClickedAt.equals(Instant.MIN) && now.isBefore(adClickedAt.plus(WINDOW))) {
                freeEntryUntil = now.plus(FREE_ENTRY);
                adClickedAt = Instant.MIN;
            }
        }
    }

    void drop(ChatLine line) {
        lines.removeFirstOccurrence(line);
    }
}
