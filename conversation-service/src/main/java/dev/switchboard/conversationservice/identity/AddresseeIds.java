package dev.switchboard.conversationservice.identity;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.conversationservice.contact.Contacts;
import dev.switchboard.conversationservice.contact.Named;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Learns from statuses whom messages went to. The answer to a message that went to a phone tells no user id, its first
 * status does; without it, the first message that such a customer sends without a phone would come from a stranger.
 */
@ApplicationScoped
public class AddresseeIds {

    private static final String FIND_NEWS = """
            WITH told AS (
                SELECT * FROM unnest(?, ?, ?) WITH ORDINALITY AS t (wamid, message_id, user_id, place)
            ), about AS (
                SELECT t.place, t.user_id, m.conversation_id FROM told t JOIN message m ON m.wamid = t.wamid
                WHERE m.direction <> 'INBOUND'
                UNION
                SELECT t.place, t.user_id, m.conversation_id FROM told t JOIN message m ON m.id = t.message_id
                WHERE m.direction <> 'INBOUND'
            )
            SELECT a.place, c.contact_id FROM about a JOIN conversation c ON c.id = a.conversation_id
            WHERE c.contact_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM contact_identifier i
                WHERE i.contact_id = c.contact_id AND i.kind = 'USER_ID' AND i.value = a.user_id)
            ORDER BY a.place
            """;

    private final Contacts contacts;
    private final IdentityKeeper identities;

    AddresseeIds(Contacts contacts, IdentityKeeper identities) {
        this.contacts = contacts;
        this.identities = identities;
    }

    /**
     * What a status says of somebody whom we wrote to.
     *
     * @param wamid of the message
     * @param messageId our id of it, where the status has it
     * @param customer with a user id
     * @param eventId ce_id, kept as evidence
     */
    public record Told(
            String wamid,
            @Nullable UUID messageId,
            String portfolio,
            CustomerRef customer,
            Instant at,
            String eventId) {}

    /** Learns what is news; the caller holds no rows of messages yet, for contacts are held before them everywhere. */
    public void learn(Connection connection, List<Told> told, Instant now, Outbox outbox) throws SQLException {
        var news = told.isEmpty() ? Map.<Told, UUID>of() : news(connection, told);
        if (news.isEmpty()) {
            return;
        }
        var named = news.keySet().stream()
                .map(one -> Named.customer(one.portfolio(), one.customer()))
                .toList();
        var book = contacts.open(
                connection, named, news.values().stream().distinct().toList());
        news.forEach(
                (one, contactId) -> book.learnOf(contactId, one.portfolio(), one.customer(), one.at(), one.eventId()));
        identities.save(connection, book, now, outbox);
    }

    private static Map<Told, UUID> news(Connection connection, List<Told> told) throws SQLException {
        var found = new LinkedHashMap<Told, UUID>();
        try (var statement = Columns.of(told)
                        .text(Told::wamid)
                        .uuid(Told::messageId)
                        .text(one ->
                                Objects.requireNonNull(one.customer().userId()).value())
                        .prepare(connection, FIND_NEWS);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(told.get(rows.getInt("place") - 1), rows.getObject("contact_id", UUID.class));
            }
        }
        return found;
    }
}
