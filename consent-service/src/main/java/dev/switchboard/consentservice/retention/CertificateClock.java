package dev.switchboard.consentservice.retention;

import dev.switchboard.rows.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Certificates of erasures that were completed long ago, with the answers they rest on. */
@ApplicationScoped
class CertificateClock implements Clock {

    private static final String FORGET = """
            DELETE FROM erasure WHERE id IN (
                SELECT e.id FROM erasure e
                WHERE e.completed_at < ? AND NOT held(e.contact_id)
                ORDER BY e.completed_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final RetentionConfig config;

    CertificateClock(RetentionConfig config) {
        this.config = config;
    }

    @Override
    public String kind() {
        return "erasure_certificates";
    }

    @Override
    public Duration lifetime() {
        return config.erasureCertificates();
    }

    @Override
    public Swept forget(Connection connection, Instant before, int limit) throws SQLException {
        var gone = Sql.update(connection, FORGET, before, limit);
        return new Swept(gone, gone == limit);
    }
}
