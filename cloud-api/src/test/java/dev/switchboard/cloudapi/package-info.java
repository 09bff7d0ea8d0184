/** The house rules of this library. */
@NullMarked
package dev.switchboard.cloudapi;

import org.jspecify.annotations.NullMarked;
