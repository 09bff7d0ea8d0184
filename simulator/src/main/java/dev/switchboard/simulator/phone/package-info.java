/**
 * The customer's phone: makes customers write, and shows what they would see.
 */
@NullMarked
package dev.switchboard.simulator.phone;

import org.jspecify.annotations.NullMarked;
