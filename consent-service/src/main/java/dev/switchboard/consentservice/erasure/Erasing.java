package dev.switchboard.consentservice.erasure;

import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.Erasures;
import dev.switchboard.consentservice.directory.Threads;
import dev.switchboard.consentservice.imports.Imports;
import dev.switchboard.consentservice.ledger.Ledger;
import dev.switchboard.consentservice.optin.DoubleOptIn;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.outbound.ContactForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases what is kept here, and gathers what all services erased. Every method joins the transaction of the caller.
 *
 * <p>What remains: the chain of the ledger about a number that means nobody, keyed hashes by which they are not written to
 * again, and the certificate.
 */
@ApplicationScoped
public class Erasing {

    private static final Logger LOGGER = Logger.getLogger(Erasing.class);
    private static final String CONVERSATIONS = "conversation-service";

    /** Our own name on certificates. */
    private static final String OURSELVES = "consent-service";

    private final Contacts contacts;
    private final Erasures directory;
    private final Threads threads;
    private final Ledger ledger;
    private final Standings standings;
    private final DoubleOptIn optIns;
    private final Imports imports;
    private final ErasureRecords erasures;
    private final ErasureAnswers answers;

    Erasing(
            Contacts contacts,
            Erasures directory,
            Threads threads,
            Ledger ledger,
            Standings standings,
            DoubleOptIn optIns,
            Imports imports,
            ErasureRecords erasures,
            ErasureAnswers answers) {
        this.contacts = contacts;
        this.directory = directory;
        this.threads = threads;
        this.ledger = ledger;
        this.standings = standings;
        this.optIns = optIns;
        this.imports = imports;
        this.erasures = erasures;
        this.answers = answers;
    }

    /** Forgets a contact that stands for itself and is held, with those merged into it; answers how many of each kind. */
    public List<ErasedCount> forget(Connection connection, UUID survivor, Instant erasedAt) throws SQLException {
        var group = contacts.group(connection, survivor);
        var gone = directory.erase(connection, survivor, erasedAt);
        return List.of(
                new ErasedCount("identifiers", gone.ids()),
                new ErasedCount("former_identifiers", gone.formerIds()),
                new ErasedCount("personal_evidence", ledger.forgetPersonal(connection, survivor)),
                new ErasedCount("consents", standings.forget(connection, group)),
                new ErasedCount("double_opt_ins", optIns.forget(connection, survivor)),
                new ErasedCount("conversations", threads.forget(connection, survivor)),
                new ErasedCount("import_lines", imports.forget(connection, gone.waIds())));
    }

    /** Takes in what conversation-service says, whose last word about a contact carries its counts, and what we erased. */
    public void answered(Connection connection, ContactErased erased, List<ErasedCount> ours, Instant now)
            throws SQLException {
        var erasureId = erased.erasureId();
        if (erasureId == null) {
            return; // nobody asked here, so nobody gets a certificate
        }
        answered(connection, erasureId, OURSELVES, ours, now);
        var theirs = erased.counts();
        if (theirs != null) {
            answered(connection, erasureId, CONVERSATIONS, theirs, now);
        }
    }

    /** Takes in what another service says. */
    void answered(Connection connection, ContactForgotten forgotten, Instant now) throws SQLException {
        answered(connection, forgotten.erasureId(), forgotten.service(), forgotten.counts(), now);
    }

    private void answered(Connection connection, UUID id, String service, List<ErasedCount> counts, Instant now)
            throws SQLException {
        var found = erasures.hold(connection, id);
        if (found.isEmpty()) {
            LOGGER.warnf("an answer to an erasure that nobody asked for here erasureId=%s", id);
            return;
        }
        answers.save(connection, id, ErasureAnswers.sum(found.get().answers(), service, counts, now));
        if (found.get().state() == Erasure.State.COMPLETED) {
            return;
        }
        var all = answers.of(connection, List.of(id)).getOrDefault(id, List.of()).stream()
                .map(Erasure.Answer::service)
                .toList();
        var complete = all.containsAll(found.get().expected());
        erasures.move(
                connection, id, complete ? Erasure.State.COMPLETED : Erasure.State.RUNNING, complete ? now : null);
    }
}
