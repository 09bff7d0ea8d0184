/**
 * Old chats of a phone app that was linked, on a lane of their own: they join the timelines where they belong, and nobody
 * is alarmed. They open no window and no interaction, and are announced as backfilled, upon which nobody acts.
 */
@NullMarked
package dev.switchboard.conversationservice.history;

import org.jspecify.annotations.NullMarked;
