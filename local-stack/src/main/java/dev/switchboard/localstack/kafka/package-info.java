/**
 * The Kafka broker of the local stack, in a process of its own, and the topics it starts with. The broker's client library is newer than
 * the one of the services, so the two never share a class path.
 */
@NullMarked
package dev.switchboard.localstack.kafka;

import org.jspecify.annotations.NullMarked;
