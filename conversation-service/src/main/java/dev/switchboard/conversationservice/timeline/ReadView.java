package dev.switchboard.conversationservice.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * Up to where the business has read a conversation.
 *
 * @param messageId the newest message of the customer that was read
 * @param sentAt its place on the timeline: what the customer wrote later is unread
 * @param readAt when somebody said so
 */
public record ReadView(UUID messageId, Instant sentAt, Instant readAt) {}
