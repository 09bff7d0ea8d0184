package dev.switchboard.consentservice.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long each kind of data is kept. The ledger itself and the hashes of the erased are kept for good. */
@ConfigMapping(prefix = "switchboard.retention")
public interface RetentionConfig {

    /** What is personal of an entry (ip, browser, hash of the words), after the entry ceased to count: three years, as claims live. */
    @WithDefault("1096d")
    Duration personalEvidence();

    /** The lines of a list, after it was applied; the list itself stays as the proof of its entries. */
    @WithDefault("90d")
    Duration imports();

    /** Double opt-ins, after their time was over; what came of them is in the ledger. */
    @WithDefault("180d")
    Duration optInRequests();

    /** Certificates of erasure, after completion: three years, as claims live. */
    @WithDefault("1096d")
    Duration erasureCertificates();

    /** Holds that were lifted, after that: three years, as claims live. */
    @WithDefault("1096d")
    Duration legalHolds();

    /** How often it is looked what has run out. */
    @WithDefault("10m")
    Duration sweepEvery();
}
