/**
 * Who the customer is, conversations, the timeline, windows and statuses. {@code intake} takes what customers do,
 * {@code status} what became of our messages, {@code answer} what is to be said; {@code timeline} shows all of it.
 */
@NullMarked
package dev.switchboard.conversationservice;

import org.jspecify.annotations.NullMarked;
