/** What customers see when they tap on the business's name. */
@NullMarked
package dev.switchboard.simulator.profile;

import org.jspecify.annotations.NullMarked;
