/** What all that handles a batch shares: when things happened, and what is thrown where two batches met. */
@NullMarked
package dev.switchboard.conversationservice.batch;

import org.jspecify.annotations.NullMarked;
