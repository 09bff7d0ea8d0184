/**
 * The local stack: which parts there are, what each needs, and how all of them come up and go down. State, logs and data are in
 * {@code .local/}; nothing else is written.
 */
@NullMarked
package dev.switchboard.localstack.stack;

import org.jspecify.annotations.NullMarked;
