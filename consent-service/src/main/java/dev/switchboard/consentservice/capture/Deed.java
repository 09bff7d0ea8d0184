package dev.switchboard.consentservice.capture;

import dev.switchboard.consentservice.directory.KnownThread;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.contracts.content.MessageContent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that may concern consent. */
sealed interface Deed {

    /** Where it happened. */
    KnownThread thread();

    /**
     * A customer wrote, tapped or filled in something.
     *
     * @param reference our message id; with the time, when an earlier message was edited
     * @param edited whether an earlier message says this now; then it can only take consent back
     */
    record Said(
            KnownThread thread,
            UUID contactId,
            String reference,
            MessageContent content,
            Instant at,
            @Nullable UUID quoted,
            boolean edited)
            implements Deed {

        List<Fact> facts(Meaning.Stop stop) {
            return facts(stop.categories(), Action.WITHDRAWN, stop.evidence());
        }

        List<Fact> facts(Meaning.Start start) {
            return facts(start.categories(), Action.GRANTED, start.evidence());
        }

        private List<Fact> facts(Collection<ConsentCategory> categories, Action action, Evidence evidence) {
            var proof = evidence.source() == ConsentSource.BUTTON || evidence.source() == ConsentSource.FLOW
                    ? evidence.quoting(quoted)
                    : evidence; // typed words may quote anything
            return categories.stream()
                    .sorted()
                    .map(category -> new Fact(
                            Fact.id(reference, category, action),
                            contactId,
                            thread.phoneNumberId(),
                            category,
                            action,
                            at,
                            proof))
                    .toList();
        }
    }

    /** WhatsApp told us, by its own control or by refusing a message. */
    record Told(KnownThread thread, Fact fact) implements Deed {}
}
