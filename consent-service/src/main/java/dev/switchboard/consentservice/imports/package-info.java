/** Lists of people from elsewhere: staged as a whole, applied in pieces that survive a restart. */
@NullMarked
package dev.switchboard.consentservice.imports;

import org.jspecify.annotations.NullMarked;
