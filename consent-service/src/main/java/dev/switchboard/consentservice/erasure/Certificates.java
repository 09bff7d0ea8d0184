package dev.switchboard.consentservice.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Tells what became of erasures. */
@ApplicationScoped
public class Certificates {

    private final ErasureRecords erasures;
    private final ErasureConfig config;

    Certificates(ErasureRecords erasures, ErasureConfig config) {
        this.erasures = erasures;
        this.config = config;
    }

    /** Those of a contact that stands for itself, oldest first. */
    public List<Certificate> of(Connection connection, UUID survivorId) throws SQLException {
        return erasures.of(connection, survivorId).stream().map(this::of).toList();
    }

    Certificate of(Erasure erasure) {
        return Certificate.of(erasure, config.segmentRoll());
    }
}
