/** What one can ask of {@code ./switchboard}, but for {@code test}, which the script does itself. */
@NullMarked
package dev.switchboard.localstack.commands;

import org.jspecify.annotations.NullMarked;
