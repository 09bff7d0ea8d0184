package dev.switchboard.contracts.content;

/** What a customer can send. */
public sealed interface InboundContent extends MessageContent
        permits MessageContent.Text,
                MessageContent.Media,
                MessageContent.Location,
                MessageContent.ButtonReply,
                MessageContent.ListReply,
                MessageContent.TemplateButton,
                MessageContent.Other,
                MessageContent.Unsupported {}
