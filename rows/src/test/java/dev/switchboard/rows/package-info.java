/** Tests of {@code batch}. */
@NullMarked
package dev.switchboard.conversationservice.batch;

import org.jspecify.annotations.NullMarked;
