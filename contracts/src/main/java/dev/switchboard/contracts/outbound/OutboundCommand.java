package dev.switchboard.contracts.outbound;

import dev.switchboard.contracts.Event;

/** Something the sender is asked to do towards a customer. */
public sealed interface OutboundCommand extends Event permits SendMessage, SendToRecipient, MarkRead, ShowTyping {}
