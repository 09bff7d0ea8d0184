/** How a service starts: with Quarkus's own main, but with one sentence at the end when settings are missing. */
@NullMarked
package dev.switchboard.startup;

import org.jspecify.annotations.NullMarked;
