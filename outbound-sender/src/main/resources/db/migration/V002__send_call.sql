CREATE TABLE send_call (
    message_id  uuid NOT NULL REFERENCES send_attempt (message_id) ON DELETE CASCADE,
    call        integer NOT NULL,
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    outcome     text,
    reason      text,
    error_code  integer,
    PRIMARY KEY (message_id, call)
);

COMMENT ON TABLE send_call IS 'Every call to Meta about a message, so that it can be told later what was tried.';
COMMENT ON COLUMN send_call.outcome IS 'accepted, throttled, not_sent, barred, rejected or unknown; null while nobody knows.';
