/** Meta's Graph API as the sender sees it: one call, and one of six outcomes whatever comes back. */
@NullMarked
package dev.switchboard.outboundsender.graphapi;

import org.jspecify.annotations.NullMarked;
