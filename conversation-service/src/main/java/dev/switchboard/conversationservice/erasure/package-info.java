/**
 * Erasing a person on request: everything personal of the contact and of all that were merged with it goes in one transaction,
 * files right after it; what stays are ids of ours, times, states and prices.
 */
@NullMarked
package dev.switchboard.conversationservice.erasure;

import org.jspecify.annotations.NullMarked;
