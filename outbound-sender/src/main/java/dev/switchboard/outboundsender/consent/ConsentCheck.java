package dev.switchboard.outboundsender.consent;

import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a customer's consents say about one message of one category. A pure function; unknown is no. */
public sealed interface ConsentCheck {

    /** No bar stands against the message; whether it needs a consent is for the gate to say. */
    sealed interface NotBarred extends ConsentCheck {}

    /** The customer agreed. */
    record Granted(List<String> evidence) implements NotBarred {
        public Granted {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Nothing of this category may be sent, in an open window either.
     *
     * @param code stable: contact_erased, contact_blocked, suppressed, marketing_stopped, consent_withdrawn, consent_denied
     */
    record Barred(String code, String explanation, String unblockedBy, List<String> evidence) implements ConsentCheck {
        public Barred {
            Objects.requireNonNull(code, "code");
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Nobody said no, and nobody said yes.
     *
     * @param code stable: consent_unknown, consent_pending, request_expired, consent_unverified, consent_expired
     * @param known false while nothing at all is known of the contact, which may change soon
     */
    record Missing(String code, String explanation, List<String> evidence, boolean known) implements NotBarred {
        public Missing {
            Objects.requireNonNull(code, "code");
            evidence = List.copyOf(evidence);
        }
    }

    /** Looks at a message; of two contacts that become one, what bars either bars both. */
    static ConsentCheck of(@Nullable ConsentCategory category, String phoneNumberId, KnownConsents known, Instant now) {
        var check = of(category, phoneNumberId, known.contact(), now);
        return check instanceof NotBarred
                        && known.joining() != null
                        && of(category, phoneNumberId, known.joining(), now) instanceof Barred barred
                ? barred
                : check;
    }

    /**
     * Looks at a message.
     *
     * @param category what the message is; SERVICE for whatever is no template, which takes no consent: the window decides;
     *     null while nobody can tell: then only erasure and a block bar it, and nothing grants it
     * @param state what is known of the contact; null for nothing
     */
    static ConsentCheck of(
            @Nullable ConsentCategory category, String phoneNumberId, @Nullable ConsentState state, Instant now) {
        if (state != null && state.erased()) {
            return new Barred(
                    "contact_erased",
                    "the customer was erased on request",
                    "a message from the customer",
                    List.of("contact " + state.contactId()));
        }
        if (state != null && state.block() != null) {
            var block = state.block();
            return new Barred(
                    "contact_blocked",
                    "a legal block stands on the customer since " + block.since(),
                    "lifting the block in consent-service",
                    List.of("block " + block.blockId()));
        }
        if (category == ConsentCategory.SERVICE) {
            return new Granted(List.of());
        }
        if (state == null || category == null) {
            return new Missing("consent_unknown", "the customer is not known to have agreed to this", List.of(), false);
        }
        if (category == ConsentCategory.MARKETING) {
            var stop = marketingStop(phoneNumberId, state);
            if (stop != null) {
                return stop;
            }
        }
        return state.entries().stream()
                .filter(entry -> entry.category() == category)
                .filter(entry -> entry.phoneNumberId().equals(phoneNumberId))
                .findFirst()
                .map(entry -> of(entry, now))
                .orElseGet(() -> new Missing(
                        "consent_unknown", "the customer is not known to have agreed to this", List.of(), true));
    }

    private static @Nullable Barred marketingStop(String phoneNumberId, ConsentState state) {
        if (state.suppressed()) {
            return new Barred(
                    "suppressed",
                    "somebody who had been erased is not written to with offers",
                    "a new consent of theirs, with its evidence",
                    List.of("contact " + state.contactId(), "revision " + state.revision()));
        }
        return state.marketingStops().stream()
                .filter(stop -> stop.stopped() && stop.phoneNumberId().equals(phoneNumberId))
                .findFirst()
                .map(stop -> new Barred(
                        "marketing_stopped",
                        "the customer stopped marketing with WhatsApp's own control at " + stop.since(),
                        "the customer alone, by allowing it again in WhatsApp",
                        List.of(stop.consentEventId().toString())))
                .orElse(null);
    }

    private static ConsentCheck of(ConsentState.Entry entry, Instant now) {
        var evidence = List.of(entry.consentEventId().toString());
        return switch (entry.status()) {
            case GRANTED ->
                entry.validUntil() == null || now.isBefore(entry.validUntil())
                        ? new Granted(evidence)
                        : new Missing(
                                "consent_expired", "their consent ended at " + entry.validUntil(), evidence, true);
            case WITHDRAWN ->
                new Barred(
                        "consent_withdrawn",
                        "the customer took their consent back at " + entry.since(),
                        "a new consent of theirs",
                        evidence);
            case DENIED ->
                new Barred(
                        "consent_denied",
                        "the customer was asked and said no at " + entry.since(),
                        "a new consent of theirs",
                        evidence);
            case REQUESTED ->
                new Missing("consent_pending", "the customer was asked and has not answered", evidence, true);
            case EXPIRED ->
                new Missing("request_expired", "the customer was asked and did not answer in time", evidence, true);
            case UNVERIFIED ->
                new Missing(
                        "consent_unverified",
                        "the consent came from a list without the wording that would prove it",
                        evidence,
                        true);
            case OTHER -> new Missing("consent_unknown", "how the consent stands is not understood", evidence, true);
        };
    }
}
