package dev.switchboard.conversationservice.status;

/**
 * Why our own rules stopped a message.
 *
 * @param code stable, e.g. window_closed
 * @param explanation the same in plain words
 * @param unblockedBy what would allow it
 */
public record Refusal(String code, String explanation, String unblockedBy) {}
