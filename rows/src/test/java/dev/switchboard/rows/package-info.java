/** Rows, against a real database. */
@NullMarked
package dev.switchboard.rows;

import org.jspecify.annotations.NullMarked;
