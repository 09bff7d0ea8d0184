/**
 * What the processes of the local stack have in common: how one is started, how it says that it is ready, and how it ends together with
 * the test or the command that wanted it.
 */
@NullMarked
package dev.switchboard.localstack.process;

import org.jspecify.annotations.NullMarked;
