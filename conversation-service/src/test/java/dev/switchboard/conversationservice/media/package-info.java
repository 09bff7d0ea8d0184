@NullMarked
package dev.switchboard.conversationservice.media;

import org.jspecify.annotations.NullMarked;
