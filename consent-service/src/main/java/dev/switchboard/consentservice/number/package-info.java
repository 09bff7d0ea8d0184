/** What a business number understands: words of each language, buttons, flows, and whether they act. */
@NullMarked
package dev.switchboard.consentservice.number;

import org.jspecify.annotations.NullMarked;
