package dev.switchboard.consentservice.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The tables behind the service, for what only somebody with the database could do. */
@ApplicationScoped
public class Tables {

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    /** Runs one statement. */
    public int run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Names every table in which a word stands, in whatever column. */
    public List<String> holding(String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            while (tables.next()) {
                var table = tables.getString("table_name");
                if (count("SELECT count(*) FROM \"%s\" t WHERE strpos(t::text, '%s') > 0".formatted(table, word)) > 0) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    /** Answers the number that a query finds. */
    public long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
