package dev.switchboard.outboundsender.number;

import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of business numbers. Every method joins the transaction around it. */
@ApplicationScoped
class Numbers {

    private static final String COLUMNS = """
            phone_number_id, waba_id, digits, display_phone_number, status, quality_rating, messages_per_second,
            messaging_limit, verified_name, name_status, code_verification_status, can_send_message, token_expires_at,
            as_of, listed_at, told_at, version
            """;

    private static final String ALL = "SELECT " + COLUMNS + " FROM business_number ORDER BY phone_number_id";

    private static final String FIND = "SELECT " + COLUMNS + " FROM business_number WHERE phone_number_id = ?";

    private static final String LOCK = "SELECT " + COLUMNS
            + " FROM business_number WHERE phone_number_id = ANY (?) ORDER BY phone_number_id FOR UPDATE";

    private static final String LOCK_CALLED = "SELECT " + COLUMNS + """
             FROM business_number WHERE waba_id = ? AND digits = ? ORDER BY phone_number_id FOR UPDATE
            """;

    private static final String LOCK_UNLISTED = "SELECT " + COLUMNS + """
             FROM business_number WHERE waba_id = ? AND listed_at < ? AND status IS DISTINCT FROM 'DELETED'
            ORDER BY phone_number_id FOR UPDATE
            """;

    private static final String LOCK_ALL =
            "SELECT " + COLUMNS + " FROM business_number ORDER BY phone_number_id FOR UPDATE";

    private static final String PUT = "INSERT INTO business_number (" + COLUMNS + """
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (phone_number_id) DO UPDATE SET
                waba_id = excluded.waba_id, digits = excluded.digits,
                display_phone_number = excluded.display_phone_number, status = excluded.status,
                quality_rating = excluded.quality_rating, messages_per_second = excluded.messages_per_second,
                messaging_limit = excluded.messaging_limit, verified_name = excluded.verified_name,
                name_status = excluded.name_status, code_verification_status = excluded.code_verification_status,
                can_send_message = excluded.can_send_message, token_expires_at = excluded.token_expires_at,
                as_of = excluded.as_of, listed_at = excluded.listed_at, told_at = excluded.told_at,
                version = excluded.version
            """;

    private final DataSource database;

    Numbers(DataSource database) {
        this.database = database;
    }

    List<BusinessNumber> all() throws SQLException {
        return read(ALL, _ -> {});
    }

    Optional<BusinessNumber> find(String phoneNumberId) throws SQLException {
        return read(FIND, query -> query.setString(1, phoneNumberId)).stream().findFirst();
    }

    List<BusinessNumber> lock(Collection<String> phoneNumberIds) throws SQLException {
        return read(
                LOCK,
                query -> query.setArray(1, query.getConnection().createArrayOf("text", phoneNumberIds.toArray())));
    }

    /** Locks those of an account that webhooks name by these digits. */
    List<BusinessNumber> lockCalled(String wabaId, String digits) throws SQLException {
        return read(LOCK_CALLED, query -> {
            query.setString(1, wabaId);
            query.setString(2, digits);
        });
    }

    /** Locks those of an account that no listing had since then. */
    List<BusinessNumber> lockUnlisted(String wabaId, Instant begun) throws SQLException {
        return read(LOCK_UNLISTED, query -> {
            query.setString(1, wabaId);
            query.setObject(2, Times.utc(begun));
        });
    }

    List<BusinessNumber> lockAll() throws SQLException {
        return read(LOCK_ALL, _ -> {});
    }

    /** Writes a new one, or a locked one back. */
    void put(BusinessNumber number) throws SQLException {
        var state = number.state();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PUT)) {
            statement.setString(1, state.phoneNumberId());
            statement.setString(2, state.wabaId());
            statement.setString(3, number.digits());
            statement.setString(4, state.displayPhoneNumber());
            statement.setString(5, state.status());
            statement.setString(6, state.qualityRating());
            statement.setObject(7, state.messagesPerSecond());
            statement.setString(8, state.messagingLimit());
            statement.setString(9, state.verifiedName());
            statement.setString(10, state.nameStatus());
            statement.setString(11, state.codeVerificationStatus());
            statement.setString(12, state.canSendMessage());
            statement.setObject(13, Times.utcOrNull(state.tokenExpiresAt()));
            statement.setObject(14, Times.utc(state.asOf()));
            statement.setObject(15, Times.utc(number.listed()));
            statement.setObject(16, Times.utc(number.told()));
            statement.setInt(17, number.version());
            statement.executeUpdate();
        }
    }

    private List<BusinessNumber> read(String sql, Parameters parameters) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            parameters.set(query);
            var found = new ArrayList<BusinessNumber>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    private static BusinessNumber read(ResultSet row) throws SQLException {
        return new BusinessNumber(
                new NumberState(
                        row.getString("phone_number_id"),
                        row.getString("waba_id"),
                        row.getString("status"),
                        row.getString("quality_rating"),
                        row.getObject("messages_per_second", Integer.class),
                        row.getString("messaging_limit"),
                        row.getString("display_phone_number"),
                        row.getString("verified_name"),
                        row.getString("name_status"),
                        row.getString("code_verification_status"),
                        row.getString("can_send_message"),
                        Times.instantOrNull(row, "token_expires_at"),
                        Times.instant(row, "as_of")),
                Times.instant(row, "listed_at"),
                Times.instant(row, "told_at"),
                row.getInt("version"));
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }
}
