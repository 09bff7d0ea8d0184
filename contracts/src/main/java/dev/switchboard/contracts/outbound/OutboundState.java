package dev.switchboard.contracts.outbound;

import dev.switchboard.contracts.Event;

/** The current state of something the sender watches; the latest record of a key counts. */
public sealed interface OutboundState extends Event permits NumberState, TemplateState {}
