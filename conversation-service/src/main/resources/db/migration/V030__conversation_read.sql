CREATE TABLE conversation_read (
    conversation_id uuid PRIMARY KEY REFERENCES conversation (id),
    message_id uuid NOT NULL,
    sent_at timestamptz NOT NULL,
    arrival bigint NOT NULL,
    read_at timestamptz NOT NULL
);

COMMENT ON TABLE conversation_read IS 'Up to where the business has read each conversation; no row while nobody said so';
COMMENT ON COLUMN conversation_read.message_id IS 'The newest message of the customer that was read';
COMMENT ON COLUMN conversation_read.sent_at IS 'Its place on the timeline, with arrival; only ever moves forward';
COMMENT ON COLUMN conversation_read.read_at IS 'When somebody said so';
