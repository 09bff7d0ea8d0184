CREATE TABLE parked_outcome (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL,
    type text NOT NULL,
    event jsonb NOT NULL,
    parked_at timestamptz NOT NULL
);

COMMENT ON TABLE parked_outcome IS 'What the sender told of messages that are not on the timeline, or not yet; purged after 8 days';
COMMENT ON COLUMN parked_outcome.type IS 'ce_type of the event';

CREATE INDEX parked_outcome_message ON parked_outcome (message_id);
CREATE INDEX parked_outcome_age ON parked_outcome (parked_at);
