package dev.switchboard.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions that Hibernate and JDBC share. */
@ApplicationScoped
class JtaUnitOfWork implements UnitOfWork {

    private static final int TIMEOUT_SECONDS = 60;

    private final DataSource database;

    JtaUnitOfWork(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T transact(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            try (var connection = database.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
