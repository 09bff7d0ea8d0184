package dev.switchboard.outboundsender.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.outboundsender.campaign.CampaignRecipients;
import dev.switchboard.outboundsender.consent.ContactAddresses;
import dev.switchboard.outboundsender.consent.ErasedConsents;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers what is held about a contact. All of it is in memory for a moment: one person's messages. */
@ApplicationScoped
class ContactHistories {

    private static final String CONTACT = "SELECT state, erased_at FROM contact_consent WHERE contact_id = ?";

    /** In two halves, since each has an index of its own. */
    private static final String MESSAGES = """
            SELECT message_id, wamid, command, requested_at FROM send_attempt
            WHERE conversation_id = ANY (?) AND state IN ('READY', 'CALLING')
            UNION ALL
            SELECT message_id, wamid, command, requested_at FROM send_attempt
            WHERE conversation_id = ANY (?) AND state NOT IN ('READY', 'CALLING')
            ORDER BY requested_at, message_id
            """;

    private static final String WINDOWS = """
            SELECT conversation_id, phone_number_id, opened_at, expires_at, closed_at
            FROM conversation_window WHERE conversation_id = ANY (?::uuid[]) ORDER BY opened_at, conversation_id
            """;

    private final DataSource database;
    private final Histories histories;
    private final ErasedConsents contacts;
    private final ContactAddresses addresses;
    private final CampaignRecipients recipients;

    ContactHistories(
            DataSource database,
            Histories histories,
            ErasedConsents contacts,
            ContactAddresses addresses,
            CampaignRecipients recipients) {
        this.database = database;
        this.histories = histories;
        this.contacts = contacts;
        this.addresses = addresses;
        this.recipients = recipients;
    }

    private record Held(
            UUID messageId,
            @Nullable String wamid,
            @Nullable JsonNode command) {}

    private record Told(JsonNode state, @Nullable Instant erasedAt) {}

    /** Everything about a contact and those merged into it; empty when nothing was ever told of it. */
    Optional<ContactHistory> of(UUID contactId, Instant now) throws SQLException {
        var group = contacts.group(contactId);
        var conversations = contacts.conversationsOf(group);
        var known = addresses.find(group);
        var audiences = recipients.find(conversations, known);
        try (var connection = database.getConnection()) {
            var told = told(connection, contactId);
            if (told == null && conversations.isEmpty()) {
                return Optional.empty();
            }
            var messages = new ArrayList<ContactHistory.Message>();
            for (var held : held(connection, conversations)) {
                histories
                        .find(connection, held.messageId())
                        .map(history -> new ContactHistory.Message(history, held.wamid(), held.command()))
                        .ifPresent(messages::add);
            }
            return Optional.of(new ContactHistory(
                    "outbound-sender",
                    contactId,
                    now,
                    told == null ? null : told.erasedAt(),
                    known,
                    told == null ? null : told.state(),
                    conversations,
                    Sql.query(connection, WINDOWS, ContactHistories::window, conversations),
                    audiences,
                    messages));
        }
    }

    private static @Nullable Told told(Connection connection, UUID contactId) throws SQLException {
        try (var query = connection.prepareStatement(CONTACT)) {
            query.setObject(1, contactId);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return new Told(json(row.getString("state")), Times.instantOrNull(row, "erased_at"));
            }
        }
    }

    private static List<Held> held(Connection connection, List<UUID> conversations) throws SQLException {
        try (var query = connection.prepareStatement(MESSAGES)) {
            query.setArray(1, connection.createArrayOf("uuid", conversations.toArray()));
            query.setArray(2, connection.createArrayOf("uuid", conversations.toArray()));
            var found = new ArrayList<Held>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var command = rows.getString("command");
                    found.add(new Held(
                            rows.getObject("message_id", UUID.class),
                            rows.getString("wamid"),
                            command == null ? null : json(command)));
                }
            }
            return found;
        }
    }

    private static ContactHistory.Window window(ResultSet row) throws SQLException {
        return new ContactHistory.Window(
                Sql.uuid(row, "conversation_id"),
                row.getString("phone_number_id"),
                Times.instant(row, "opened_at"),
                Times.instant(row, "expires_at"),
                Times.instantOrNull(row, "closed_at"));
    }

    private static JsonNode json(String written) {
        try {
            return EventJson.mapper().readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read", e);
        }
    }
}
