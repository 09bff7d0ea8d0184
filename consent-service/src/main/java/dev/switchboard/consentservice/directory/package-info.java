/** Who contacts are and through which threads they can be reached, as conversation-service tells it. */
@NullMarked
package dev.switchboard.consentservice.directory;

import org.jspecify.annotations.NullMarked;
