/** Meta's error codes, explained once for all: read by whoever sends, shows or documents them. */
@NullMarked
package dev.switchboard.cloudapi.errors;

import org.jspecify.annotations.NullMarked;
