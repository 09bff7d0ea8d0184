/** Groups that the business makes and customers join: up to eight of them, by invitation only. */
@NullMarked
package dev.switchboard.simulator.groups;

import org.jspecify.annotations.NullMarked;
