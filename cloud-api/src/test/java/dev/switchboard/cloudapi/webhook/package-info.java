/** Envelopes, people and single values, whatever shape they come in. */
@NullMarked
package dev.switchboard.cloudapi.webhook;

import org.jspecify.annotations.NullMarked;
