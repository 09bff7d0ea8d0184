package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer agreed to, as a test wants it. */
final class Agreed {

    static final String NUMBER = "100000000000001";
    static final UUID ENTRY = UUID.fromString("00000000-0000-0000-0000-00000000c0de");
    static final UUID BLOCK = UUID.fromString("00000000-0000-0000-0000-0000000b10cc");

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private Agreed() {}

    /**
     * Known things of one contact.
     *
     * @param category of the one entry; on the other number of the business the opposite is true
     * @param gone erased, blocked, suppressed or null
     */
    static ConsentState state(
            @Nullable String category, @Nullable ConsentStatus status, boolean stopped, @Nullable String gone) {
        var about = Arrays.stream(ConsentCategory.values())
                .filter(known -> known.name().equals(category))
                .findFirst()
                .orElse(ConsentCategory.MARKETING);
        var other = new ConsentState.Entry(
                "100000000000002",
                about,
                status == ConsentStatus.GRANTED ? ConsentStatus.WITHDRAWN : ConsentStatus.GRANTED,
                SINCE,
                null,
                UUID.randomUUID());
        var entries = status == null
                ? List.of(other)
                : List.of(other, new ConsentState.Entry(NUMBER, about, status, SINCE, null, ENTRY));
        var stops = List.of(
                new ConsentState.MarketingStop("100000000000002", !stopped, SINCE, UUID.randomUUID()),
                new ConsentState.MarketingStop(NUMBER, stopped, SINCE, ENTRY));
        return of(entries, stops, gone);
    }

    /** A utility consent that ends then. */
    static ConsentState until(Instant end) {
        return of(
                List.of(new ConsentState.Entry(
                        NUMBER, ConsentCategory.UTILITY, ConsentStatus.GRANTED, SINCE, end, ENTRY)),
                List.of(),
                null);
    }

    private static ConsentState of(
            List<ConsentState.Entry> entries, List<ConsentState.MarketingStop> stops, @Nullable String gone) {
        return new ConsentState(
                UUID.randomUUID(),
                null,
                entries,
                stops,
                "suppressed".equals(gone),
                "erased".equals(gone),
                null,
                1,
                SINCE,
                "blocked".equals(gone) ? new ConsentState.Block(BLOCK, SINCE) : null);
    }
}
