/** Templates, tested. */
@NullMarked
package dev.switchboard.outboundsender.template;

import org.jspecify.annotations.NullMarked;
