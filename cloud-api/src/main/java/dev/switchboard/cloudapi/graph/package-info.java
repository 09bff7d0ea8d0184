/**
 * What goes to Meta's Graph API and what comes back: request bodies of {@code POST /{version}/{phone-number-id}/messages},
 * its answers, and its errors. No HTTP client is chosen here. Used by whoever sends.
 */
@NullMarked
package dev.switchboard.cloudapi.graph;

import org.jspecify.annotations.NullMarked;
