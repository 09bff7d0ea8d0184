package dev.switchboard.messaging;

import java.sql.SQLException;

/** A statement failed; the cause tells whether the database is away or the statement is wrong. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super("database refused errorCode=" + cause.getSQLState(), cause);
    }
}
