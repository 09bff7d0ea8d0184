/**
 * Link previews: what the page behind the first link of a text says of itself. Intake leaves a row beside the message; a worker,
 * in its own time, fetches the page through a client that reaches public addresses only, and tells what it found.
 */
@NullMarked
package dev.switchboard.conversationservice.preview;

import org.jspecify.annotations.NullMarked;
