/** What happens in conversations, in our own ids. Written by conversation-service; read by everybody else. */
@NullMarked
package dev.switchboard.contracts.conversation;

import org.jspecify.annotations.NullMarked;
