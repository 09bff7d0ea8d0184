CREATE TABLE service_window (
    conversation_id uuid PRIMARY KEY REFERENCES conversation (id),
    phone_number_id text NOT NULL,
    opened_at timestamptz NOT NULL,
    last_activity_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    closed_at timestamptz,
    next_due_at timestamptz
);

COMMENT ON TABLE service_window IS 'Until when free-form answers are allowed in a conversation';
COMMENT ON COLUMN service_window.opened_at IS 'The customer''s own time of what opened it';
COMMENT ON COLUMN service_window.last_activity_at IS 'The newest thing the customer did, by Meta''s clock';
COMMENT ON COLUMN service_window.expires_at IS 'last_activity_at and 24 h, or the moment when Meta closed it';
COMMENT ON COLUMN service_window.closed_at IS 'Set when its closing was announced';
COMMENT ON COLUMN service_window.next_due_at IS 'When the sweep has something to announce: a mark or the end; null when closed';

CREATE INDEX service_window_due ON service_window (next_due_at) WHERE next_due_at IS NOT NULL;
