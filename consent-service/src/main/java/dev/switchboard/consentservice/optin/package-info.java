/** Double opt-in: asked, answered by the customer, or expired. */
@NullMarked
package dev.switchboard.consentservice.optin;

import org.jspecify.annotations.NullMarked;
