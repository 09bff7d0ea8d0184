/** Component tests: the service, with a real Kafka and a real PostgreSQL. */
@NullMarked
package dev.switchboard.conversationservice;

import org.jspecify.annotations.NullMarked;
