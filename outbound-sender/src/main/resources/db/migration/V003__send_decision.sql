CREATE TABLE send_decision (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id   uuid NOT NULL REFERENCES send_attempt (message_id) ON DELETE CASCADE,
    call         integer NOT NULL,
    decision     text NOT NULL CHECK (decision IN ('allow', 'refuse')),
    code         text NOT NULL,
    explanation  text NOT NULL,
    unblocked_by text,
    evidence     text[] NOT NULL,
    decided_at   timestamptz NOT NULL
);

COMMENT ON TABLE send_decision IS 'What the gate said before each call, and what it rested on.';
COMMENT ON COLUMN send_decision.call IS 'The call that was allowed, or would have been.';
COMMENT ON COLUMN send_decision.unblocked_by IS 'What would have allowed it.';
COMMENT ON COLUMN send_decision.evidence IS 'Ids of the events and messages the decision rests on.';

CREATE INDEX send_decision_message ON send_decision (message_id);
