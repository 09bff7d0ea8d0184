CREATE TABLE consent_ledger (
    event_id uuid PRIMARY KEY,
    contact_id uuid NOT NULL,
    place bigint NOT NULL,
    phone_number_id text NOT NULL,
    category text NOT NULL,
    action text NOT NULL,
    legal_basis text,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    source text NOT NULL,
    source_ref text,
    keyword_matched text,
    match_mode text,
    locale text,
    notice_id text,
    notice_version int,
    notice_hash text,
    business_name text,
    actor text,
    reason text,
    request_id uuid,
    question_id uuid,
    valid_until timestamptz,
    private_hash text,
    previous_event_id uuid,
    previous_hash text,
    chain_hash text NOT NULL,
    UNIQUE (contact_id, place)
);

COMMENT ON TABLE consent_ledger IS 'What people allowed, refused and took back, with the proof. Rows are added and nothing else';
COMMENT ON COLUMN consent_ledger.contact_id IS 'The contact at the time of recording; contact.survivor_id tells who that is now. After erasure a mere pseudonym';
COMMENT ON COLUMN consent_ledger.place IS 'Place in the chain of this contact, from 1, without gaps';
COMMENT ON COLUMN consent_ledger.source_ref IS 'Our message id, form and submission, import and row, or a caller''s reference';
COMMENT ON COLUMN consent_ledger.notice_hash IS 'SHA-256 of the wording that was shown';
COMMENT ON COLUMN consent_ledger.request_id IS 'The double opt-in that this entry belongs to';
COMMENT ON COLUMN consent_ledger.private_hash IS 'Salted hash of the row in consent_ledger_private, which may be erased while the chain stays whole';
COMMENT ON COLUMN consent_ledger.chain_hash IS 'SHA-256 over all other columns, previous_hash included';

CREATE TABLE consent_ledger_private (
    event_id uuid PRIMARY KEY,
    salt text NOT NULL,
    ip text,
    user_agent text,
    text_hash text
);

COMMENT ON TABLE consent_ledger_private IS 'Evidence that is personal data; deleted on erasure, never changed';
COMMENT ON COLUMN consent_ledger_private.text_hash IS 'SHA-256 of the words as the customer wrote them, salted';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER consent_ledger_only_grows BEFORE UPDATE OR DELETE ON consent_ledger
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_ledger_is_not_emptied BEFORE TRUNCATE ON consent_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_ledger_private_does_not_change BEFORE UPDATE ON consent_ledger_private
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE notice (
    notice_id text NOT NULL,
    version int NOT NULL,
    locale text NOT NULL,
    wording text NOT NULL,
    wording_hash text NOT NULL,
    business_name text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (notice_id, version)
);

COMMENT ON TABLE notice IS 'Wordings that people are shown when they consent, each version for good';

CREATE TRIGGER notice_only_grows BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_change();
