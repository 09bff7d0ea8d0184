CREATE TABLE consent_state (
    contact_id uuid NOT NULL,
    phone_number_id text NOT NULL,
    layer text NOT NULL,
    action text NOT NULL,
    since timestamptz NOT NULL,
    valid_until timestamptz,
    event_id uuid NOT NULL,
    PRIMARY KEY (contact_id, phone_number_id, layer)
);

COMMENT ON TABLE consent_state IS 'The entry of the ledger that counts, for each contact that stands for itself, number and layer';
COMMENT ON COLUMN consent_state.layer IS 'A category, or PROVIDER for WhatsApp''s own stop';
