package dev.switchboard.messaging;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Transactions that Hibernate and JDBC share. */
@ApplicationScoped
class JtaUnitOfWork implements UnitOfWork {

    private final DataSource database;

    JtaUnitOfWork(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T transact(Duration limit, Work<T> work) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) limit.toSeconds())
                .call(() -> {
                    try (var connection = database.getConnection()) {
                        return work.on(connection);
                    } catch (SQLException e) {
                        throw new DatabaseException(e);
                    }
                });
    }
}
