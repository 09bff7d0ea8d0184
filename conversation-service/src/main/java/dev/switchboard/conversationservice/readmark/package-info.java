/**
 * Blue ticks and typing bubbles: what the customer sees of people who read and write. Positions only move forward, so that a
 * repeat changes nothing.
 */
@NullMarked
package dev.switchboard.conversationservice.readmark;

import org.jspecify.annotations.NullMarked;
