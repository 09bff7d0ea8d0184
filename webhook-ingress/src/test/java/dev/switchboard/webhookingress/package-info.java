/** The ingress from outside: real HTTP in, real Kafka out. */
@NullMarked
package dev.switchboard.webhookingress;

import org.jspecify.annotations.NullMarked;
