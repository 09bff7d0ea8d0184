CREATE TABLE message_request (
    idempotency_key text PRIMARY KEY,
    request_digest text NOT NULL,
    message_id uuid NOT NULL REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
    requested_at timestamptz NOT NULL
);

COMMENT ON TABLE message_request IS 'Messages to people that were asked for over HTTP, so that a repeat of a request is the same message; goes with what the message says, or after 30 days';
COMMENT ON COLUMN message_request.idempotency_key IS 'Of the door, for nobody knows the conversation yet; taken first, so that repeats at the same moment wait for each other';
COMMENT ON COLUMN message_request.request_digest IS 'SHA-256 of what was asked for, in hex; who guesses the phone can prove it, so it must not outlive the message';

CREATE INDEX message_request_age ON message_request (requested_at);
CREATE INDEX message_request_message ON message_request (message_id);
CREATE INDEX answer_request_message ON answer_request (message_id);
