package dev.switchboard.contracts.whatsapp;

/** Something about one chat that must keep its order. */
public sealed interface MessageEvent extends WhatsAppEvent
        permits MessageReceived, MessageEdited, MessageRevoked, MessageEchoed, CustomerIdentityChanged, CallChanged {}
