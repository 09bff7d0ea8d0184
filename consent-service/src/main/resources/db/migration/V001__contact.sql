CREATE TABLE contact (
    id uuid PRIMARY KEY,
    survivor_id uuid NOT NULL,
    merged_into uuid,
    wa_id text,
    user_id text,
    known_at timestamptz NOT NULL,
    suppressed boolean NOT NULL DEFAULT false,
    erased_at timestamptz,
    chain_length bigint NOT NULL DEFAULT 0,
    chain_hash text,
    last_event_id uuid,
    revision bigint NOT NULL DEFAULT 0
);

COMMENT ON TABLE contact IS 'Contacts as conversation-service tells them, those that are only proposed included, and where the chain of each ends';
COMMENT ON COLUMN contact.survivor_id IS 'The contact that stands for this one now; itself, where it was not merged';
COMMENT ON COLUMN contact.merged_into IS 'What it was merged into directly, so that a separation finds what came with it';
COMMENT ON COLUMN contact.wa_id IS 'Phone as WhatsApp writes it; null after erasure, or when it passed on';
COMMENT ON COLUMN contact.suppressed IS 'An id of somebody erased came back: no marketing';
COMMENT ON COLUMN contact.chain_hash IS 'Hash of the newest entry recorded under this id; the row is locked to add one';
COMMENT ON COLUMN contact.revision IS 'Counts published states';

CREATE UNIQUE INDEX contact_wa_id ON contact (wa_id) WHERE wa_id IS NOT NULL;
CREATE INDEX contact_user_id ON contact (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX contact_survivor ON contact (survivor_id) WHERE survivor_id <> id;

CREATE TABLE conversation (
    id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    contact_id uuid,
    window_expires_at timestamptz,
    last_outbound_id uuid,
    last_outbound_at timestamptz
);

COMMENT ON TABLE conversation IS 'Threads through which a question or a confirmation can go';
COMMENT ON COLUMN conversation.last_outbound_id IS 'The newest message of the business: an answer answers it';

CREATE INDEX conversation_contact ON conversation (contact_id, phone_number_id);

CREATE TABLE suppression (
    hash text PRIMARY KEY,
    since timestamptz NOT NULL
);

COMMENT ON TABLE suppression IS 'Ids of people who were erased, as keyed hashes: enough not to write to them again, no way back to them';
