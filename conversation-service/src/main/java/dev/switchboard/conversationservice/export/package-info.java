/** Everything that this service holds of a person, for the person: as JSON for programs, as a page for people. */
@NullMarked
package dev.switchboard.conversationservice.export;

import org.jspecify.annotations.NullMarked;
