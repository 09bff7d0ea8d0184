ALTER TABLE send_attempt ADD COLUMN unsettled_at timestamptz;

COMMENT ON COLUMN send_attempt.unsettled_at IS 'When an unknown outcome was announced as one that nothing settles in time; it stays unknown.';

CREATE INDEX send_attempt_unsettled ON send_attempt (finished_at) WHERE state = 'UNKNOWN' AND unsettled_at IS NULL;

CREATE TABLE settlement (
    message_id uuid PRIMARY KEY REFERENCES send_attempt ON DELETE CASCADE,
    outcome    text NOT NULL CHECK (outcome IN ('ACCEPTED', 'NOT_SENT')),
    decided_by text NOT NULL,
    note       text,
    decided_at timestamptz NOT NULL
);

COMMENT ON TABLE settlement IS 'What persons decided about unknown outcomes, without proof.';
COMMENT ON COLUMN settlement.note IS 'Their words; may hold personal data.';
