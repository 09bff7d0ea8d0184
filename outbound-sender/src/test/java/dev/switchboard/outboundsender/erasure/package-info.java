/** The sender's side of erasure, tested through its topics and tables. */
@NullMarked
package dev.switchboard.outboundsender.erasure;

import org.jspecify.annotations.NullMarked;
