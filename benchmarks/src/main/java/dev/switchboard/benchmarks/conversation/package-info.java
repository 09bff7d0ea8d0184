/**
 * {@code bench conversation}: how fast conversation-service drains a backlog, beside a consumer that only inserts the same records into a
 * bare table of the same server.
 */
@NullMarked
package dev.switchboard.benchmarks.conversation;

import org.jspecify.annotations.NullMarked;
