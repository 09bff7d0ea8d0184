package dev.switchboard.conversationservice.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identifier that a merge changed.
 *
 * @param handedOver it was the merged contact's
 * @param retiredAt set when the merge retired it, because the other one of its kind was newer
 */
public record MergedIdentifier(
        UUID identifierId, boolean handedOver, @Nullable Instant retiredAt) {}
