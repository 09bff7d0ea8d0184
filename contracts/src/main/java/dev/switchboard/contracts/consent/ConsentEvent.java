package dev.switchboard.contracts.consent;

import dev.switchboard.contracts.Event;

/** Something that happened to the right to write to somebody. */
public sealed interface ConsentEvent extends Event
        permits ConsentRequested,
                ConsentGranted,
                ConsentDenied,
                ConsentWithdrawn,
                ConsentExpired,
                ConsentImported,
                MarketingStopped,
                MarketingResumed,
                ContactIntroduced,
                ErasureRequested {}
