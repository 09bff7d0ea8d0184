CREATE TABLE answer_request (
    conversation_id uuid NOT NULL REFERENCES conversation (id),
    idempotency_key text NOT NULL,
    request_digest text NOT NULL,
    message_id uuid NOT NULL REFERENCES message (id),
    requested_at timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, idempotency_key)
);

COMMENT ON TABLE answer_request IS 'Answers that were asked for over HTTP, so that a repeat of a request is the same message; purged after 30 days';
COMMENT ON COLUMN answer_request.conversation_id IS 'As the request named it, even if that thread was merged since';
COMMENT ON COLUMN answer_request.request_digest IS 'SHA-256 of what was asked for, in hex';

CREATE INDEX answer_request_age ON answer_request (requested_at);
