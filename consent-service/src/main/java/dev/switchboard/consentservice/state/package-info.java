/** How consents stand: for each contact, number and layer the entry that counts, published when it changes. */
@NullMarked
package dev.switchboard.consentservice.state;

import org.jspecify.annotations.NullMarked;
