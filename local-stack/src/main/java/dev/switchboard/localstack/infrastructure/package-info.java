/**
 * A real Kafka, a real PostgreSQL and a real object store for tests, and the switch that takes each away and brings it back. Embedded
 * processes by default, containers where asked.
 */
@NullMarked
package dev.switchboard.localstack.infrastructure;

import org.jspecify.annotations.NullMarked;
