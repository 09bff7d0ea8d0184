package dev.switchboard.conversationservice.timeline;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What is put on messages now. Everybody has one emoji a message, the newest they chose; the business is one of them, by
 * whatever means it reacts.
 */
@ApplicationScoped
class Reactions {

    private static final String FIND = """
            SELECT DISTINCT ON (quoted_wamid, direction = 'INBOUND', author_contact_id)
                quoted_wamid, id, direction, author_contact_id, content ->> 'emoji' AS emoji, sent_at
            FROM message
            WHERE quoted_wamid = ANY (?) AND conversation_id = ? AND content ->> 'type' = 'reaction'
                AND state NOT IN ('FAILED', 'REFUSED') AND revoked_at IS NULL
            ORDER BY quoted_wamid, direction = 'INBOUND' DESC, author_contact_id, sent_at DESC, arrival DESC
            """;

    private final DataSource dataSource;

    Reactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The reactions on messages of a conversation, by the wamid of the message. */
    Map<String, List<ReactionView>> on(UUID conversationId, Collection<String> wamids) {
        var found = new HashMap<String, List<ReactionView>>();
        if (wamids.isEmpty()) {
            return found;
        }
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", wamids.toArray()));
            statement.setObject(2, conversationId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var emoji = rows.getString("emoji");
                    if (emoji != null) {
                        found.computeIfAbsent(rows.getString("quoted_wamid"), _ -> new ArrayList<>())
                                .add(viewOf(rows, emoji));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reactions cannot be read", e);
        }
        return found;
    }

    private static ReactionView viewOf(ResultSet row, String emoji) throws SQLException {
        return new ReactionView(
                new CustomerText(emoji),
                row.getObject("id", UUID.class),
                row.getString("direction").toLowerCase(Locale.ROOT),
                row.getObject("author_contact_id", UUID.class),
                Times.instant(row, "sent_at"));
    }
}
