@NullMarked
package dev.switchboard.consentservice.state;

import org.jspecify.annotations.NullMarked;
