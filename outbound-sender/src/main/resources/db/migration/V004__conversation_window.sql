CREATE TABLE conversation_window (
    conversation_id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    opened_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    opened_by       text NOT NULL,
    closed_at       timestamptz,
    closed_by       text
);

COMMENT ON TABLE conversation_window IS 'Until when free-form answers are allowed, as conversation events tell it.';
COMMENT ON COLUMN conversation_window.opened_at IS 'Latest act of the customer, in the customer''s own time.';
COMMENT ON COLUMN conversation_window.opened_by IS 'Id of the event that says so.';
COMMENT ON COLUMN conversation_window.closed_at IS 'Closed before its time, by Meta; null again when the customer acts later.';
COMMENT ON COLUMN conversation_window.closed_by IS 'Id of the event or message that says so.';
