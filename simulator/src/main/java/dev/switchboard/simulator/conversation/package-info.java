/**
 * The customers, and what they and the business said to each other, as Meta would know it. The Graph side and the
 * phone side write here; nothing here knows how messages travel. Memory is bounded: the oldest messages are forgotten.
 */
@NullMarked
package dev.switchboard.simulator.conversation;

import org.jspecify.annotations.NullMarked;
