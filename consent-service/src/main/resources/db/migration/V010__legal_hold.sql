CREATE TABLE legal_hold (
    id uuid PRIMARY KEY,
    contact_id uuid NOT NULL,
    reason text NOT NULL,
    placed_by text NOT NULL,
    placed_at timestamptz NOT NULL,
    lifted_by text,
    lifted_at timestamptz,
    lift_reason text
);

COMMENT ON TABLE legal_hold IS 'What the law wants kept: while one stands nothing of the contact is erased or forgotten. Rows stay as the record of who held what and why';
COMMENT ON COLUMN legal_hold.contact_id IS 'As it was named; contact.survivor_id tells who stands for it now';
COMMENT ON COLUMN legal_hold.reason IS 'Why, in the words of whoever placed it; nothing about the customer';
COMMENT ON COLUMN legal_hold.lifted_at IS 'Null while it stands';

CREATE UNIQUE INDEX legal_hold_standing ON legal_hold (contact_id) WHERE lifted_at IS NULL;
CREATE INDEX legal_hold_contact ON legal_hold (contact_id);
CREATE INDEX legal_hold_lifted ON legal_hold (lifted_at) WHERE lifted_at IS NOT NULL;

CREATE FUNCTION held(uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM contact asked
        JOIN contact one ON one.id = asked.survivor_id
            OR (one.survivor_id = asked.survivor_id AND one.survivor_id <> one.id)
        JOIN legal_hold h ON h.contact_id = one.id AND h.lifted_at IS NULL
        WHERE asked.id = $1)
$$;

COMMENT ON FUNCTION held(uuid) IS 'Whether a legal hold stands on a contact, or on one that was merged with it';
