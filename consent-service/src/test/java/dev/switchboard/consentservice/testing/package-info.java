@NullMarked
package dev.switchboard.consentservice.testing;

import org.jspecify.annotations.NullMarked;
