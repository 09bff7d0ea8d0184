/** Two senders beside each other, as processes, with a Kafka, a PostgreSQL and a simulator of their own. */
@NullMarked
package dev.switchboard.endtoend.replicas;

import org.jspecify.annotations.NullMarked;
