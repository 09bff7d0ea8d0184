package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.localstack.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * The consents that the sender's gate decides by, looked at every two milliseconds on a connection of its own. What is committed there
 * holds for every message that is claimed from then on.
 */
final class WhatTheGateReads implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private static final String WITHDRAWN = """
            SELECT EXISTS (
                SELECT FROM json_array_elements(state::json -> 'entries') entry
                WHERE entry ->> 'category' = 'MARKETING' AND entry ->> 'status' = 'WITHDRAWN')
            FROM contact_consent WHERE contact_id = ?
            """;

    private final Connection connection;
    private final PreparedStatement query;

    WhatTheGateReads(Database database) {
        try {
            connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            query = connection.prepareStatement(WITHDRAWN);
        } catch (SQLException e) {
            throw new RunFailure("The sender's consents cannot be read.", e);
        }
    }

    /** Returns when marketing to a contact is known as withdrawn. */
    void untilWithdrawn(UUID contactId, Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!isWithdrawn(contactId)) {
            if (System.nanoTime() > deadline) {
                throw new RunFailure("A stop did not reach the gate within %d s.".formatted(longest.toSeconds()));
            }
            Patience.pause(BETWEEN_LOOKS);
        }
    }

    private boolean isWithdrawn(UUID contactId) {
        try {
            query.setObject(1, contactId);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new RunFailure("The sender's consents cannot be read.", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new RunFailure("The sender's consents cannot be left.", e);
        }
    }
}
