/**
 * Conversations and their timelines: the rows of both, how a batch writes them, and how they are read over HTTP, page by
 * page in both directions.
 */
@NullMarked
package dev.switchboard.conversationservice.timeline;

import org.jspecify.annotations.NullMarked;
