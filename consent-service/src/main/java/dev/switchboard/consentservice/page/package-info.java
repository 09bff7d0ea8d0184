/** Pages for people to read and print. Templates escape whatever they show. */
@NullMarked
package dev.switchboard.consentservice.page;

import org.jspecify.annotations.NullMarked;
