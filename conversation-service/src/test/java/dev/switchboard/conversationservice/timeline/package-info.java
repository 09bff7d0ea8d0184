/** Tests of {@code timeline}. */
@NullMarked
package dev.switchboard.conversationservice.timeline;

import org.jspecify.annotations.NullMarked;
