/**
 * What was said: the body of one webhook becomes events, each with its topic, key and id. Knows nothing of HTTP and Kafka.
 * Read by {@code publication} and {@code delivery}.
 */
@NullMarked
package dev.switchboard.webhookingress.translation;

import org.jspecify.annotations.NullMarked;
