/** Everything that is kept here about somebody, to be handed to them: as JSON and as a page. */
@NullMarked
package dev.switchboard.consentservice.export;

import org.jspecify.annotations.NullMarked;
