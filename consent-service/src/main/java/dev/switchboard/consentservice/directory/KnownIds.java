package dev.switchboard.consentservice.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Ids of somebody, as a row holds them. Prints nothing. */
record KnownIds(@Nullable String waId, @Nullable String userId) {

    static KnownIds of(ResultSet row) throws SQLException {
        return new KnownIds(row.getString("wa_id"), row.getString("user_id"));
    }

    @Override
    public String toString() {
        return "KnownIds[]";
    }
}
