/**
 * A real Kafka and a real PostgreSQL for tests, and the switch that takes either away and brings it back. Embedded processes by default,
 * containers where asked.
 */
@NullMarked
package dev.switchboard.localstack.infrastructure;

import org.jspecify.annotations.NullMarked;
