package dev.switchboard.outboundsender.settle;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** What persons wrote beside what they decided, which may be about the customer. Joins the transaction around it. */
@ApplicationScoped
public class SettlementNotes {

    private static final String FORGET = """
            UPDATE settlement decided SET note = NULL FROM send_attempt attempt
            WHERE attempt.conversation_id = ANY (?) AND attempt.state NOT IN ('READY', 'CALLING')
              AND decided.message_id = attempt.message_id AND decided.note IS NOT NULL
            """;

    private final DataSource database;

    SettlementNotes(DataSource database) {
        this.database = database;
    }

    /** Forgets the notes about messages of these conversations; the decisions stay. Answers how many. */
    public int forget(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            return statement.executeUpdate();
        }
    }
}
