CREATE TABLE recipient_strike (
    conversation_id uuid PRIMARY KEY,
    strikes         integer NOT NULL,
    last_at         timestamptz NOT NULL
);

COMMENT ON TABLE recipient_strike IS 'Customers whom Meta could not reach (131026), counted since the last message that arrived.';
COMMENT ON COLUMN recipient_strike.last_at IS 'When Meta said so last; what the customer does later wipes it out.';
