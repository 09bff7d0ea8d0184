/** Wordings that people were shown when they consented; a version never changes. */
@NullMarked
package dev.switchboard.consentservice.notice;

import org.jspecify.annotations.NullMarked;
