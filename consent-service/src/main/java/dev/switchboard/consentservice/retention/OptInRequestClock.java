package dev.switchboard.consentservice.retention;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Double opt-ins whose time was over long ago, however they ended. */
@ApplicationScoped
class OptInRequestClock implements Clock {

    private static final String FORGET = """
            DELETE FROM double_opt_in WHERE id IN (
                SELECT d.id FROM double_opt_in d
                WHERE d.state <> 'WAITING' AND d.expires_at < ? AND NOT held(d.contact_id)
                ORDER BY d.expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final RetentionConfig config;

    OptInRequestClock(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "opt_in_requests";
    }

    @Override
    public Duration lifetime() {
        return config.optInRequests();
    }

    @Override
    public Swept forget(Connection connection, Instant before, int limit) throws SQLException {
        var gone = Sql.update(connection, FORGET, before, limit);
        return new Swept(gone, gone == limit);
    }
}
