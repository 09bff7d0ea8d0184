@NullMarked
package dev.switchboard.consentservice.number;

import org.jspecify.annotations.NullMarked;
