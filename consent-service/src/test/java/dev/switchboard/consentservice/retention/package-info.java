@NullMarked
package dev.switchboard.consentservice.retention;

import org.jspecify.annotations.NullMarked;
