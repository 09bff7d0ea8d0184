/** Tests of {@code outreach}. */
@NullMarked
package dev.switchboard.conversationservice.outreach;

import org.jspecify.annotations.NullMarked;
