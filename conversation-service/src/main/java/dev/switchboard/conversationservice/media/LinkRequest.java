package dev.switchboard.conversationservice.media;

import org.jspecify.annotations.Nullable;

/**
 * A wish for a link.
 *
 * @param lifetime ISO 8601, such as {@code PT24H}; a day when nobody says
 * @param thumbnail to the small picture instead of the file
 */
public record LinkRequest(
        @Nullable String lifetime, @Nullable Boolean thumbnail) {}
