package dev.switchboard.consentservice.recording;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.ledger.Fact;

/**
 * A fact that was written down.
 *
 * @param contact who it is about now
 * @param counts whether it decides how things stand
 * @param changed whether things stand otherwise than before; a repeated stop changes nothing
 */
public record Recorded(Fact fact, Contact contact, boolean counts, boolean changed) {}
