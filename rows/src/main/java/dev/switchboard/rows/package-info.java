/** Rows by JDBC, for services that write many of them in one statement. */
@NullMarked
package dev.switchboard.rows;

import org.jspecify.annotations.NullMarked;
