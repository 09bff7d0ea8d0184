package dev.switchboard.contracts.content;

/** What we can send to a customer. */
public sealed interface OutboundContent extends MessageContent permits MessageContent.Text, MessageContent.Media {}
