package dev.switchboard.conversationservice.outreach;

import dev.switchboard.contracts.outbound.Recipient;
import java.util.UUID;

/** To whom a message is to go, as the asker knows them. */
sealed interface Addressee {

    /** Whoever has this phone or user id at Meta. */
    record ByMetasId(Recipient ids) implements Addressee {}

    /** A contact of ours, or the one that it became part of. */
    record ByContact(UUID contactId) implements Addressee {}
}
