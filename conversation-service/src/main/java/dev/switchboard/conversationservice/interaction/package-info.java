/** Interactions: the episodes of service in a conversation, as managers read them. At most one is open at a time. */
@NullMarked
package dev.switchboard.conversationservice.interaction;

import org.jspecify.annotations.NullMarked;
