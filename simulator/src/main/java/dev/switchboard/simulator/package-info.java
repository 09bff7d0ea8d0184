/**
 * A stand-in for Meta's Graph API and for the customer's phone. Written from Meta's pages alone, so that it can disagree
 * with the services it is used to try; strict where Meta is strict, and able to misbehave as Meta does.
 */
@NullMarked
package dev.switchboard.simulator;

import org.jspecify.annotations.NullMarked;
