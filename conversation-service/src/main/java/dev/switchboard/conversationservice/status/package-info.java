/**
 * What became of messages that went out: Meta's statuses and the sender's outcomes, merged so that neither order nor
 * repeats matter. {@link dev.switchboard.conversationservice.status.MessageProgress} is the whole rule.
 */
@NullMarked
package dev.switchboard.conversationservice.status;

import org.jspecify.annotations.NullMarked;
