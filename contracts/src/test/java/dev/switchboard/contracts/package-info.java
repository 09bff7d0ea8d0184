/** The contract check: schemas, recorded samples of every release, and the generated page. */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
