package dev.switchboard.conversationservice.erasure;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.conversation.InteractionClosed;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.erasure.ErasureIntake.Person;
import dev.switchboard.conversationservice.interaction.InteractionBook;
import dev.switchboard.conversationservice.media.MediaRemovals;
import dev.switchboard.conversationservice.timeline.MessageShells;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes all that is personal out of the rows of somebody who is held. */
@ApplicationScoped
class PersonalRows {

    /** What merges remember of identifiers, so that they could be undone. */
    private static final String FORGET_HANDOVERS = """
            DELETE FROM contact_merge_identifier r USING contact_identifier i
            WHERE i.id = r.identifier_id AND i.contact_id = ANY (?)
            """;

    private static final String FORGET_EVIDENCE = """
            UPDATE contact_merge SET evidence_event_id = '', separation_reason = NULL, reversible = false
            WHERE surviving_contact_id = ANY (?) OR merged_contact_id = ANY (?)
            """;

    private static final String FORGET_IDENTIFIERS = "DELETE FROM contact_identifier WHERE contact_id = ANY (?)";

    private static final String FORGET_NAMES = """
            UPDATE contact SET name = NULL, named_at = NULL, separated_from = '{}', erased_at = ?
            WHERE id = ANY (?) AND erased_at IS NULL
            """;

    private static final String END_INTERACTIONS = """
            UPDATE interaction SET closed_at = ?, wrap_up_code = ?
            WHERE conversation_id = ANY (?) AND closed_at IS NULL
            RETURNING id, conversation_id
            """;

    private static final String END_THREADS = """
            UPDATE conversation SET erased_at = ? WHERE id = ANY (?) AND erased_at IS NULL
            """;

    private final MessageShells messages;
    private final MediaRemovals files;

    PersonalRows(MessageShells messages, MediaRemovals files) {
        this.messages = messages;
        this.files = files;
    }

    Erased erase(Connection connection, Person person, Instant now, Outbox outbox) throws SQLException {
        var erased = new Erased();
        var contacts = connection.createArrayOf("uuid", person.contactIds().toArray());
        var threads = connection.createArrayOf("uuid", person.conversationIds().toArray());
        endInteractions(connection, person.conversationIds(), now, outbox);

        var written = messages.hold(connection, person.conversationIds(), person.contactIds());
        erased.count("messages", written.ids().size());
        erased.count("earlierVersions", messages.forgetVersions(connection, written));
        erased.count("previews", messages.forgetPreviews(connection, written));
        var stored = files.doom(connection, written.ids(), person.contactId(), now);
        erased.count("files", stored);
        if (files.isWaitedFor(connection, person.contactId())) {
            erased.leaveFiles();
        }
        messages.forgetParked(connection, written);
        messages.forgetQuotes(connection, written);
        messages.empty(connection, written.ids(), now);

        run(connection, "DELETE FROM answer_request WHERE conversation_id = ANY (?)", threads);
        run(connection, "DELETE FROM conversation_read WHERE conversation_id = ANY (?)", threads);
        run(connection, "DELETE FROM service_window WHERE conversation_id = ANY (?)", threads);
        run(connection, "DELETE FROM conversation_activity WHERE conversation_id = ANY (?)", threads);
        erased.count("conversations", run(connection, END_THREADS, Times.utc(now), threads));

        run(connection, FORGET_HANDOVERS, contacts);
        run(connection, FORGET_EVIDENCE, contacts, contacts);
        erased.count("identifiers", run(connection, FORGET_IDENTIFIERS, contacts));
        erased.count("contacts", run(connection, FORGET_NAMES, Times.utc(now), contacts));
        return erased;
    }

    private static void endInteractions(Connection connection, List<UUID> threads, Instant now, Outbox outbox)
            throws SQLException {
        try (var statement = connection.prepareStatement(END_INTERACTIONS)) {
            statement.setObject(1, Times.utc(now));
            statement.setString(2, InteractionBook.ERASED);
            statement.setArray(3, connection.createArrayOf("uuid", threads.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var interactionId = rows.getObject(1, UUID.class);
                    var conversationId = rows.getObject(2, UUID.class);
                    Announcement.of(
                                    CloudEvent.idOf(InteractionClosed.class, interactionId.toString()),
                                    conversationId,
                                    now,
                                    null,
                                    new InteractionClosed(conversationId, interactionId, now, InteractionBook.ERASED))
                            .addTo(outbox);
                }
            }
        }
    }

    private static int run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }
}
