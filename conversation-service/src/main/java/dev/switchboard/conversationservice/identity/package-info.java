/**
 * What it means for threads that people turn out to be one, or two again: contacts are stored, their conversations
 * joined or parted, and the others told.
 */
@NullMarked
package dev.switchboard.conversationservice.identity;

import org.jspecify.annotations.NullMarked;
