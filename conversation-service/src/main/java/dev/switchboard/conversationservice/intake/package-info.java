/**
 * What customers do, as Meta reports it: a batch of events becomes rows of contacts, conversations, messages, windows and
 * interactions with a handful of statements, and what follows goes to the outbox of the same transaction.
 */
@NullMarked
package dev.switchboard.conversationservice.intake;

import org.jspecify.annotations.NullMarked;
