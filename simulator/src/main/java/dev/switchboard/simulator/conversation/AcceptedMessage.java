package dev.switchboard.simulator.conversation;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A message that Meta took from the business. The request is kept as the bytes that came. */
public final class AcceptedMessage extends ChatLine {

    /** How far the message got; a later one never gives way to an earlier one. */
    public enum Progress {
        ACCEPTED,
        SENT,
        FAILED,
        DELIVERED,
        READ,
        PLAYED
    }

    private final Address address;
    private final String type;
    private final byte[] request;
    private final @Nullable String callbackData;
    private final @Nullable String identityKey;
    private final Price price;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.ACCEPTED);
    private volatile int errorCode;

    /** {@code request} is not copied: the caller must not change it. */
    public AcceptedMessage(
            String wamid,
            Chat chat,
            Address address,
            String type,
            byte[] request,
            @Nullable String callbackData,
            @Nullable String identityKey,
            Price price,
            Instant at) {
        super(wamid, chat, at);
        this.address = address;
        this.type = type;
        this.request = request;
        this.callbackData = callbackData;
        this.identityKey = identityKey;
        this.price = price;
    }

    /** How the business addressed the customer. */
    public Address address() {
        return address;
    }

    /** Meta's name of the message's type. */
    public String type() {
        return type;
    }

    /** The whole request body, as it came. */
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] request() {
        return request;
    }

    /** {@code biz_opaque_callback_data}, echoed in every status. */
    public @Nullable String callbackData() {
        return callbackData;
    }

    /** {@code recipient_identity_key_hash}, echoed in every status; null for none. */
    public @Nullable String identityKey() {
        return identityKey;
    }

    /** What it costs. */
    public Price price() {
        return price;
    }

    /** How far it got. */
    public Progress progress() {
        return progress.get();
    }

    /** Meta's code when it failed, else 0. */
    public int errorCode() {
        return errorCode;
    }

    /** Notes a step; steps that come late change nothing. */
    public void advance(Progress step) {
        progress.accumulateAndGet(step, (now, next) -> next.compareTo(now) > 0 ? next : now);
    }

    /** Notes a failure; a message that was delivered stays delivered. */
    public void fail(int code) {
        errorCode = code;
        advance(Progress.FAILED);
    }

    /**
     * What a message costs, in Meta's words.
     *
     * @param type regular, free_customer_service or free_entry_point
     * @param category marketing, utility, authentication, service or referral_conversion
     */
    public record Price(String type, String category) {}

    /**
     * How the business addressed the customer; at least one is there.
     *
     * @param input what it wrote, as echoed in the answer
     * @param phone digits that {@code to} stands for
     * @param userId business-scoped id given in {@code recipient}
     */
    public record Address(
            String input, @Nullable String phone, @Nullable String userId) {}
}
