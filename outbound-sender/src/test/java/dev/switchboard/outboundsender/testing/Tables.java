package dev.switchboard.outboundsender.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks through the whole database. */
public final class Tables {

    private Tables() {}

    /** The tables in which a word stands, in whatever column. */
    public static List<String> holding(DataSource database, String word) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")) {
            while (tables.next()) {
                var table = tables.getString("table_name");
                try (var query = connection.prepareStatement(
                        "SELECT count(*) FROM \"%s\" t WHERE strpos(t::text, ?) > 0".formatted(table))) {
                    query.setString(1, word);
                    try (var row = query.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            found.add(table);
                        }
                    }
                }
            }
        }
        return found;
    }
}
