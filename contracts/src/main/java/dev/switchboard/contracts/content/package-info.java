/** What a message says, in both directions; shared by the events of all families. */
@NullMarked
package dev.switchboard.contracts.content;

import org.jspecify.annotations.NullMarked;
