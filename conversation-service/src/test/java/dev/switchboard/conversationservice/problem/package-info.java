/** Component tests of what the API answers when it cannot do what was asked. */
@NullMarked
package dev.switchboard.conversationservice.problem;

import org.jspecify.annotations.NullMarked;
