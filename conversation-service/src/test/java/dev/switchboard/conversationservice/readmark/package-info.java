@NullMarked
package dev.switchboard.conversationservice.readmark;

import org.jspecify.annotations.NullMarked;
