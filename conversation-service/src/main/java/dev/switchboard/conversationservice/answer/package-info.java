/**
 * Asking for an answer: what somebody wants to say becomes a message of the timeline and a command to the sender, in one
 * transaction, once for each Idempotency-Key.
 */
@NullMarked
package dev.switchboard.conversationservice.answer;

import org.jspecify.annotations.NullMarked;
