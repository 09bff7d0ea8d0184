/**
 * One promise: an event is handled once, and what follows from it is published.
 *
 * <p>{@link dev.switchboard.messaging.EventConsumer} takes a batch of records and, in one database transaction, drops
 * what its inbox has seen, lets the service apply the rest and writes what follows to the outbox; after commit it
 * publishes those rows and only then lets the offsets go. {@link dev.switchboard.messaging.Publications} does the same
 * for work that no event started. The relay publishes whatever a crash left behind.
 */
@NullMarked
package dev.switchboard.messaging;

import org.jspecify.annotations.NullMarked;
