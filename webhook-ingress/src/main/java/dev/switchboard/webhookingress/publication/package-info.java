/**
 * Stores events on Kafka: every event of a webhook is acknowledged by all in-sync replicas, or the webhook has failed.
 * Nothing here ever waits on the caller's thread. Read by {@code delivery}; writes the {@code whatsapp} topics.
 */
@NullMarked
package dev.switchboard.webhookingress.publication;

import org.jspecify.annotations.NullMarked;
