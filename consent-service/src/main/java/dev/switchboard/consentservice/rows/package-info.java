/** Rows of PostgreSQL, many at a time. */
@NullMarked
package dev.switchboard.consentservice.rows;

import org.jspecify.annotations.NullMarked;
