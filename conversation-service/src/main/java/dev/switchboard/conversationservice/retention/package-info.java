/** Forgetting what is too old: each kind has a clock of its own, and none runs unless it is set. */
@NullMarked
package dev.switchboard.conversationservice.retention;

import org.jspecify.annotations.NullMarked;
