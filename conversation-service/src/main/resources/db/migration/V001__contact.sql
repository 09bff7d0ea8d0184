CREATE TABLE contact (
    id uuid PRIMARY KEY,
    portfolio text NOT NULL,
    name text,
    named_at timestamptz,
    created_at timestamptz NOT NULL,
    merged_into uuid REFERENCES contact (id)
);

COMMENT ON TABLE contact IS 'A customer, under an id of ours that outlives every id of Meta';
COMMENT ON COLUMN contact.portfolio IS 'Business portfolio inside which Meta''s user ids are unique; configuration maps WABA ids to it';
COMMENT ON COLUMN contact.name IS 'Name the customer chose to show; user input';
COMMENT ON COLUMN contact.named_at IS 'Meta''s time of the message that told the name, so that an older one does not bring an old name back';
COMMENT ON COLUMN contact.merged_into IS 'The contact that remains, when this one turned out to be the same person';

CREATE TABLE contact_identifier (
    id uuid PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contact (id),
    portfolio text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('WA_ID', 'USER_ID', 'PARENT_USER_ID', 'USERNAME')),
    value text NOT NULL,
    active_from timestamptz NOT NULL,
    retired_at timestamptz
);

COMMENT ON TABLE contact_identifier IS 'Every id a contact has or had at Meta';
COMMENT ON COLUMN contact_identifier.active_from IS 'Meta''s time of what told us first';
COMMENT ON COLUMN contact_identifier.retired_at IS 'Meta''s time of what told us that it is no longer theirs; the row stays as history';

CREATE UNIQUE INDEX contact_identifier_active ON contact_identifier (portfolio, kind, value) WHERE retired_at IS NULL;
CREATE UNIQUE INDEX contact_identifier_one_of_a_kind ON contact_identifier (contact_id, kind) WHERE retired_at IS NULL;
CREATE INDEX contact_identifier_retired ON contact_identifier (portfolio, kind, value) WHERE retired_at IS NOT NULL;
CREATE INDEX contact_identifier_contact ON contact_identifier (contact_id);

CREATE TABLE contact_merge (
    id uuid PRIMARY KEY,
    surviving_contact_id uuid NOT NULL REFERENCES contact (id),
    merged_contact_id uuid NOT NULL REFERENCES contact (id),
    evidence text NOT NULL,
    evidence_event_id text NOT NULL,
    merged_at timestamptz NOT NULL
);

COMMENT ON TABLE contact_merge IS 'Audit: which contacts turned out to be one person, and what proved it';
COMMENT ON COLUMN contact_merge.evidence IS 'What proved it: same_message, number_changed or user_id_changed';
COMMENT ON COLUMN contact_merge.evidence_event_id IS 'ce_id of the event that proved it';

CREATE INDEX contact_merge_survivor ON contact_merge (surviving_contact_id);
