/** Tests of {@code erasure}. */
@NullMarked
package dev.switchboard.conversationservice.erasure;

import org.jspecify.annotations.NullMarked;
