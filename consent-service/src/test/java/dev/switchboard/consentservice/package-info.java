@NullMarked
package dev.switchboard.consentservice;

import org.jspecify.annotations.NullMarked;
