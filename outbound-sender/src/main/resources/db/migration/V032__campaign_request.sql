CREATE TABLE campaign_request (
    scope           text NOT NULL,
    idempotency_key text NOT NULL,
    digest          text NOT NULL,
    answer          text,
    requested_at    timestamptz NOT NULL,
    PRIMARY KEY (scope, idempotency_key)
);

COMMENT ON TABLE campaign_request IS 'What was asked for under which Idempotency-Key, and what was answered.';
COMMENT ON COLUMN campaign_request.scope IS 'campaigns, or the id of the campaign whose audience it is.';
COMMENT ON COLUMN campaign_request.digest IS 'SHA-256 of the request, in hex.';
