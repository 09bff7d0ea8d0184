/** What the rules of contents promise. */
@NullMarked
package dev.switchboard.contracts.content;

import org.jspecify.annotations.NullMarked;
