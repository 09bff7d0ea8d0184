/**
 * Meta's webhooks to Kafka, without state: each item of a rightly signed webhook becomes one event, and the webhook is
 * answered 200 only when all of them are stored. This package holds the settings; {@code signature} says who may speak,
 * {@code translation} what was said, {@code publication} stores it, {@code delivery} answers.
 */
@NullMarked
package dev.switchboard.webhookingress;

import org.jspecify.annotations.NullMarked;
