package dev.switchboard.contracts;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes, as it rides on Kafka in binary mode: attributes as headers named
 * {@code ce_…}, the value is the event alone.
 *
 * @param id the same for every repeat of the same fact; unique within {@code source}
 * @param source who says it, such as {@code /webhook-ingress}
 * @param subject what it is about, an id of ours; never personal data
 * @param time when it happened
 * @param traceparent W3C trace context of what caused it
 * @param event the fact or command
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents: Kafka binding</a>
 */
public record CloudEvent<E extends Event>(
        String id,
        URI source,
        @Nullable String subject,
        Instant time,
        @Nullable String traceparent,
        E event) {

    /** Header of {@link #id}. */
    public static final String ID = "ce_id";

    /** Header of the type: the simple name of the event's record. */
    public static final String TYPE = "ce_type";

    /** Header of {@link #source}. */
    public static final String SOURCE = "ce_source";

    /** Header of {@link #subject}. */
    public static final String SUBJECT = "ce_subject";

    /** Header of {@link #time}, RFC 3339. */
    public static final String TIME = "ce_time";

    /** Header of the CloudEvents version, always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** Header of {@link #traceparent}. */
    public static final String TRACEPARENT = "traceparent";

    /** Header that says what the value is, always {@code application/json}. */
    public static final String CONTENT_TYPE = "content-type";

    public CloudEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(event, "event");
    }

    /** The {@code ce_type} of an event. */
    public String type() {
        return event.getClass().getSimpleName();
    }

    /**
     * An id that follows from what happened, so that a repeat of the same fact has the same id.
     *
     * @param type the event type, so that two events about one thing differ
     * @param facts what identifies the fact outside of us: a wamid, a status, an expiry
     * @return a UUID in text form, from a SHA-256 over all parts; nothing of them can be read from it
     */
    public static String idOf(Class<? extends Event> type, String... facts) {
        var parts = new String[facts.length + 1];
        parts[0] = type.getSimpleName();
        System.arraycopy(facts, 0, parts, 1, facts.length);
        return digestOf(parts).toString();
    }

    /**
     * The first 128 bits of a SHA-256 over the parts, each ended by a zero byte but the last, as a UUID of version 8 (RFC
     * 9562: vendor-specific).
     */
    public static UUID digestOf(String... parts) {
        var bits = ByteBuffer.wrap(sha256().digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8)));
        var high = (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        var low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
