@NullMarked
package dev.switchboard.conversationservice.preview;

import org.jspecify.annotations.NullMarked;
