package dev.switchboard.contracts.outbound;

import java.util.List;

/** What came of a message that was handed to Meta, and why it was let go. */
public sealed interface Called extends OutboundEvent permits MessageAccepted, MessageFailed, MessageOutcomeUnknown {

    /** What our own rules said before each call, the first first; empty where it is not remembered. */
    List<Allowance> allowedBy();

    /** The same event, telling this. */
    Called allowedBy(List<Allowance> allowances);
}
