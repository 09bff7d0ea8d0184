package dev.switchboard.contracts.whatsapp;

/** Something from before we were asked. */
public sealed interface HistoryEvent extends WhatsAppEvent
        permits HistoryReceived, OldMessagesReceived, ContactBookChanged {}
