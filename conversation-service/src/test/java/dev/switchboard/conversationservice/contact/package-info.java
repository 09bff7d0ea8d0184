/** Tests of {@code contact}. */
@NullMarked
package dev.switchboard.conversationservice.contact;

import org.jspecify.annotations.NullMarked;
