/** Invented events as Kafka records, just as services write them. */
@NullMarked
package dev.switchboard.benchmarks.events;

import org.jspecify.annotations.NullMarked;
