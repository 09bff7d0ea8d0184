package dev.switchboard.consentservice.decision;

import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every answer there is, in words. The order of {@link #of} is the order in which rules count. */
enum Verdict {
    CONTACT_UNKNOWN(false, "Nobody is known by this id.", "a consent of theirs, with its evidence"),
    CONTACT_ERASED(false, "They were erased on request.", null),
    CONTACT_BLOCKED(false, "A legal block stands on them.", "lifting the block"),
    SUPPRESSED(false, "Somebody who asked to be erased is known by this id; they get no marketing.", null),
    MARKETING_STOPPED(
            false,
            "They stopped marketing with WhatsApp's own control.",
            "the customer alone, by allowing it again in WhatsApp"),
    CONSENT_WITHDRAWN(false, "They took their consent back.", "a new consent of theirs, given later"),
    CONSENT_DENIED(false, "They were asked and said no.", "a new consent of theirs, given later"),
    SERVICE(true, "Answering a customer who wrote takes no consent; the service window decides.", null),
    CONSENT_GRANTED(true, "They agreed.", null),
    CONSENT_EXPIRED(false, "Their consent has ended.", "a new consent of theirs"),
    CONSENT_PENDING(false, "They were asked and have not answered.", "their answer to the question"),
    REQUEST_EXPIRED(false, "They were asked and did not answer in time.", "asking again, and their answer"),
    CONSENT_UNVERIFIED(
            false,
            "Their consent came from a list without the wording that would prove it.",
            "a consent of theirs, with its evidence"),
    CONSENT_UNKNOWN(false, "They never agreed to this.", "a consent of theirs, with its evidence");

    private final boolean allowed;
    private final String reason;
    private final @Nullable String unblockedBy;

    Verdict(boolean allowed, String reason, @Nullable String unblockedBy) {
        this.allowed = allowed;
        this.reason = reason;
        this.unblockedBy = unblockedBy;
    }

    /**
     * What is known of one contact, number and category.
     *
     * @param blocked a legal block stands
     * @param consent the entry that counts for the category; null for none
     * @param provider what WhatsApp's own control says; null for nothing
     */
    record Known(
            boolean contact,
            boolean erased,
            boolean blocked,
            boolean suppressed,
            @Nullable Action consent,
            @Nullable Instant validUntil,
            @Nullable Action provider) {}

    static Verdict of(Known known, ConsentCategory category, Instant now) {
        if (known.erased()) {
            return CONTACT_ERASED;
        }
        if (known.blocked()) {
            return CONTACT_BLOCKED;
        }
        if (category == ConsentCategory.SERVICE) {
            return SERVICE;
        }
        if (!known.contact()) {
            return CONTACT_UNKNOWN;
        }
        if (category == ConsentCategory.MARKETING && known.suppressed()) {
            return SUPPRESSED;
        }
        if (category == ConsentCategory.MARKETING && known.provider() == Action.PROVIDER_STOP) {
            return MARKETING_STOPPED;
        }
        return switch (known.consent()) {
            case WITHDRAWN -> CONSENT_WITHDRAWN;
            case DENIED -> CONSENT_DENIED;
            case GRANTED -> {
                var end = known.validUntil();
                yield end == null || now.isBefore(end) ? CONSENT_GRANTED : CONSENT_EXPIRED;
            }
            case REQUESTED -> CONSENT_PENDING;
            case EXPIRED -> REQUEST_EXPIRED;
            case IMPORTED -> CONSENT_UNVERIFIED;
            case PROVIDER_STOP, PROVIDER_RESUME -> CONSENT_UNKNOWN;
            case null -> CONSENT_UNKNOWN;
        };
    }

    boolean allowed() {
        return allowed;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String reason() {
        return reason;
    }

    @Nullable
    String unblockedBy() {
        return unblockedBy;
    }
}
