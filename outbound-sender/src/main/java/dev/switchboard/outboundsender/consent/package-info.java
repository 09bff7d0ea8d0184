/** What is known of the right to write to people: whose conversations are whose, and what they agreed to. */
@NullMarked
package dev.switchboard.outboundsender.consent;

import org.jspecify.annotations.NullMarked;
