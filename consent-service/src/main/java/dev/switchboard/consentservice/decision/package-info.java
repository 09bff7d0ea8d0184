/** May we write to this person, and why not? */
@NullMarked
package dev.switchboard.consentservice.decision;

import org.jspecify.annotations.NullMarked;
