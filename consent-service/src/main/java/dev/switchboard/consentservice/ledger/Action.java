package dev.switchboard.consentservice.ledger;

import dev.switchboard.contracts.consent.ConsentStatus;

/**
 * What an entry says happened.
 *
 * <p>Some decide: the customer spoke. The others only tell how things are as long as nobody decided; they neither lift a
 * stop nor take a consent away.
 */
public enum Action {
    /** A consent was asked for. */
    REQUESTED(false, 2, ConsentStatus.REQUESTED),
    /** The customer agreed. */
    GRANTED(true, 0, ConsentStatus.GRANTED),
    /** The customer said no. */
    DENIED(true, 1, ConsentStatus.DENIED),
    /** The customer took it back. */
    WITHDRAWN(true, 2, ConsentStatus.WITHDRAWN),
    /** Nobody answered in time. */
    EXPIRED(false, 3, ConsentStatus.EXPIRED),
    /** Taken over without proof. */
    IMPORTED(false, 1, ConsentStatus.UNVERIFIED),
    /** WhatsApp's own control: no marketing. */
    PROVIDER_STOP(true, 1, ConsentStatus.OTHER),
    /** WhatsApp's own control: marketing again. */
    PROVIDER_RESUME(true, 0, ConsentStatus.OTHER);

    private final boolean decisive;
    private final int strictness;
    private final ConsentStatus status;

    Action(boolean decisive, int strictness, ConsentStatus status) {
        this.decisive = decisive;
        this.strictness = strictness;
        this.status = status;
    }

    /** Whether the customer spoke. */
    public boolean decisive() {
        return decisive;
    }

    /** Of two at the same moment the stricter one counts. */
    public int strictness() {
        return strictness;
    }

    /** How things stand when this counts; of no meaning for WhatsApp's own control. */
    public ConsentStatus status() {
        return status;
    }

    /** Whether it belongs to WhatsApp's own control and not to a category. */
    public boolean byProvider() {
        return this == PROVIDER_STOP || this == PROVIDER_RESUME;
    }
}
