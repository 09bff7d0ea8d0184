package dev.switchboard.consentservice.retention;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Holds that were lifted long ago, where none stands since. */
@ApplicationScoped
class LegalHoldClock implements Clock {

    private static final String FORGET = """
            DELETE FROM legal_hold WHERE id IN (
                SELECT h.id FROM legal_hold h
                WHERE h.lifted_at < ? AND NOT held(h.contact_id)
                ORDER BY h.lifted_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final RetentionConfig config;

    LegalHoldClock(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "legal_holds";
    }

    @Override
    public Duration lifetime() {
        return config.legalHolds();
    }

    @Override
    public Swept forget(Connection connection, Instant before, int limit) throws SQLException {
        var gone = Sql.update(connection, FORGET, before, limit);
        return new Swept(gone, gone == limit);
    }
}
