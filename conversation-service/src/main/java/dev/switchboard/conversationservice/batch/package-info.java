/**
 * How a batch meets the database: one statement for many rows, each column handed over as one array, inside the
 * transaction that surrounds the batch.
 */
@NullMarked
package dev.switchboard.conversationservice.batch;

import org.jspecify.annotations.NullMarked;
