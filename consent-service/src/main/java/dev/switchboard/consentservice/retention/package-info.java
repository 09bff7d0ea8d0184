/** Retention: each kind of data has a clock of its own, and goes when it has run out. A legal hold stops them. */
@NullMarked
package dev.switchboard.consentservice.retention;

import org.jspecify.annotations.NullMarked;
