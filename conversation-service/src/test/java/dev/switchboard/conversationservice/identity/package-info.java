/** Tests of {@code identity}. */
@NullMarked
package dev.switchboard.conversationservice.identity;

import org.jspecify.annotations.NullMarked;
