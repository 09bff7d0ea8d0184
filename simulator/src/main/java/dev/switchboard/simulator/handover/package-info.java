/**
 * Who has a chat: the business, or Meta's own agent while the business stands by.
 */
@NullMarked
package dev.switchboard.simulator.handover;

import org.jspecify.annotations.NullMarked;
