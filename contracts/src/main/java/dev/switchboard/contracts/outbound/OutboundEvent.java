package dev.switchboard.contracts.outbound;

import dev.switchboard.contracts.Event;

/** What became of a command. */
public sealed interface OutboundEvent extends Event
        permits Called, MessageRefused, OutcomeUnsettled, OutcomeSettled, ContactForgotten {}
