package dev.switchboard.messaging;

import dev.switchboard.localstack.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Transactions without a container; a handler finds the connection of its transaction in {@link #current}. */
final class JdbcUnitOfWork implements UnitOfWork {

    private static final ThreadLocal<Connection> CONNECTIONS = new ThreadLocal<>();
    private final Database database;

    JdbcUnitOfWork(Database database) {
        this.database = database;
    }

    Connection current() {
        return CONNECTIONS.get();
    }

    @Override
    public <T> T transact(Duration limit, Work<T> work) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.setAutoCommit(false);
            CONNECTIONS.set(connection);
            var result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            CONNECTIONS.remove();
        }
    }
}
