/** What is known of people and of the right to write to them: who they are, whose conversations are whose, what they agreed to. */
@NullMarked
package dev.switchboard.outboundsender.consent;

import org.jspecify.annotations.NullMarked;
