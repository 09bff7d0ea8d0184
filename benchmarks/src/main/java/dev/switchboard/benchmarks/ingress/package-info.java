/**
 * {@code bench ingress}: what a webhook costs in webhook-ingress, beside the least that any receiver must do: check the signature, hand
 * the bytes to Kafka, answer when the replicas have them.
 */
@NullMarked
package dev.switchboard.benchmarks.ingress;

import org.jspecify.annotations.NullMarked;
