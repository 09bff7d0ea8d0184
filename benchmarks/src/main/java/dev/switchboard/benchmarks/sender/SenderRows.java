package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.localstack.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** The rows of the sender that is measured: how far it has read, and the pace Meta would have told it. */
final class SenderRows {

    private final Database database;

    SenderRows(Database database) {
        this.database = database;
    }

    /** Messages that Meta allows a number each second. */
    void pace(String phoneNumberId, int perSecond) {
        try (var connection = connect();
                var statement = connection.prepareStatement(
                        "INSERT INTO number_pace (phone_number_id, next_slot, per_second) VALUES (?, now(), ?)"
                                + " ON CONFLICT (phone_number_id) DO UPDATE SET per_second = excluded.per_second")) {
            statement.setString(1, phoneNumberId);
            statement.setInt(2, perSecond);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new RunFailure("The pace of a number could not be set.", e);
        }
    }

    /** Windows of a number that it knows. */
    long windows(String phoneNumberId) {
        return count("SELECT count(*) FROM conversation_window WHERE phone_number_id = ?", phoneNumberId);
    }

    /** Messages of a number that it was asked for. */
    long messages(String phoneNumberId) {
        return count("SELECT count(*) FROM send_attempt WHERE phone_number_id = ?", phoneNumberId);
    }

    /** Contacts of whose consent it knows. */
    long consents(Collection<UUID> contacts) {
        try (var connection = connect();
                var statement = connection.prepareStatement(
                        "SELECT count(*) FROM contact_consent WHERE contact_id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", contacts.toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new RunFailure("The sender's rows could not be counted.", e);
        }
    }

    private long count(String sql, String phoneNumberId) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, phoneNumberId);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new RunFailure("The sender's rows could not be counted.", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
