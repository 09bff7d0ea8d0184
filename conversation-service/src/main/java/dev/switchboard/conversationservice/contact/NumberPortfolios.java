package dev.switchboard.conversationservice.contact;

import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which business portfolio a number belongs to, where nobody names the account: known by who wrote to the number. */
@ApplicationScoped
public class NumberPortfolios {

    private static final String FIND = """
            SELECT n.number, (
                SELECT c.portfolio FROM conversation v JOIN contact c ON c.id = v.contact_id
                WHERE v.phone_number_id = n.number LIMIT 1) AS portfolio
            FROM (SELECT DISTINCT unnest(?) AS number) n
            """;

    /** The portfolios of these numbers. */
    public Found of(Connection connection, Collection<String> phoneNumberIds) throws SQLException {
        var found = new HashMap<String, String>();
        if (phoneNumberIds.isEmpty()) {
            return new Found(found);
        }
        try (var statement = Columns.of(phoneNumberIds).text(number -> number).prepare(connection, FIND);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var portfolio = rows.getString("portfolio");
                if (portfolio != null) {
                    found.put(rows.getString("number"), portfolio);
                }
            }
        }
        return new Found(found);
    }

    /** What is known of some numbers. */
    public record Found(Map<String, String> byNumber) {

        public Found {
            byNumber = Map.copyOf(byNumber);
        }

        /** The portfolio of a number; the default one where nobody wrote to it yet. */
        public String of(String phoneNumberId) {
            return byNumber.getOrDefault(phoneNumberId, PortfolioConfig.DEFAULT);
        }

        /** Whether a number may be of this portfolio: it is, or nobody wrote to it yet. */
        public boolean mayBeOf(String phoneNumberId, String portfolio) {
            return byNumber.getOrDefault(phoneNumberId, portfolio).equals(portfolio);
        }
    }
}
