package dev.switchboard.contracts.outbound;

import dev.switchboard.contracts.Command;

/** Something the sender is asked to do towards a customer. */
public sealed interface OutboundCommand extends Command permits SendMessage, SendToRecipient, MarkRead, ShowTyping {}
