/** Tests of the promise, on a real Kafka and a real PostgreSQL, by halting processes and taking servers away. */
@NullMarked
package dev.switchboard.messaging;

import org.jspecify.annotations.NullMarked;
