CREATE TABLE number_pace (
    phone_number_id text PRIMARY KEY,
    next_slot       timestamptz NOT NULL,
    per_second      integer CHECK (per_second > 0)
);

COMMENT ON TABLE number_pace IS 'Which moments of each business number are given away already; instances take them in blocks.';
COMMENT ON COLUMN number_pace.next_slot IS 'First moment that nobody has taken, by the clock of the database.';
COMMENT ON COLUMN number_pace.per_second IS 'Messages a second that Meta allows the number; null: nobody told, the default counts.';

CREATE TABLE pair_pace (
    conversation_id uuid PRIMARY KEY,
    free_at         timestamptz NOT NULL
);

COMMENT ON TABLE pair_pace IS 'How much of the pace between one number and one customer is used up.';
COMMENT ON COLUMN pair_pace.free_at IS 'When all that was sent is paid for, by the clock of the database; past it the row says nothing.';
