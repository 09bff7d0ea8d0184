CREATE TABLE mirror_turn (
    what         text PRIMARY KEY,
    due_at       timestamptz NOT NULL DEFAULT now(),
    asked_at     timestamptz NOT NULL DEFAULT now(),
    begun_at     timestamptz,
    holder       uuid,
    leased_until timestamptz,
    failures     integer NOT NULL DEFAULT 0,
    reason       text,
    succeeded_at timestamptz
);

COMMENT ON TABLE mirror_turn IS 'What is read from Meta every now and then, by one replica at a time.';
COMMENT ON COLUMN mirror_turn.what IS 'templates:<WABA id>, numbers:<WABA id> or token.';
COMMENT ON COLUMN mirror_turn.due_at IS 'Not to be read earlier, by the clock of the database.';
COMMENT ON COLUMN mirror_turn.asked_at IS 'When somebody last wanted it at once; counts also while it is being read.';
COMMENT ON COLUMN mirror_turn.holder IS 'The process that reads it, until leased_until.';
COMMENT ON COLUMN mirror_turn.failures IS 'In a row.';
COMMENT ON COLUMN mirror_turn.reason IS 'Stable code of the latest failure; null after a success.';
COMMENT ON COLUMN mirror_turn.succeeded_at IS 'When the latest complete reading began, by the clock of the service.';
