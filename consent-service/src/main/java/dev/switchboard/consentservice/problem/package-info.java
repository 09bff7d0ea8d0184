/** Every problem of the API. */
@NullMarked
package dev.switchboard.consentservice.problem;

import org.jspecify.annotations.NullMarked;
