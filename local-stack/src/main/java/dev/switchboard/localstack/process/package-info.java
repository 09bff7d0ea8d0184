/**
 * What the long-lived processes of the local stack have in common: how one is started, how it says that it is ready, and how it ends
 * together with the test that wanted it.
 */
@NullMarked
package dev.switchboard.localstack.process;

import org.jspecify.annotations.NullMarked;
