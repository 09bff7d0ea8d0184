package dev.switchboard.conversationservice.batch;

import java.sql.SQLTransientException;

/**
 * Somebody else changed the same contact or conversation at the same moment. The transaction is to be rolled back and
 * run again, when it will find what the other one wrote; it carries the state of a serialization failure, which
 * consumers retry and never count against the record.
 */
public final class ConcurrentChangeException extends SQLTransientException {

    private static final long serialVersionUID = 1L;

    /** Says what was changed meanwhile, in constant words. */
    public ConcurrentChangeException(String what) {
        super(what, "40001");
    }
}
