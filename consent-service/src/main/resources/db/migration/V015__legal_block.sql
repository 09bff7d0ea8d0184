ALTER TABLE legal_hold ADD COLUMN kind text NOT NULL DEFAULT 'HOLD' CHECK (kind IN ('HOLD', 'BLOCK'));
ALTER TABLE legal_hold ALTER COLUMN kind DROP DEFAULT;

COMMENT ON TABLE legal_hold IS 'What the law wants kept: while one stands nothing of the contact is erased or forgotten, and where it blocks nothing is sent to them. Rows stay as the record of who held what and why';
COMMENT ON COLUMN legal_hold.kind IS 'BLOCK: nobody may write to them either';

DROP INDEX legal_hold_standing;
CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (contact_id, kind) WHERE lifted_at IS NULL;
