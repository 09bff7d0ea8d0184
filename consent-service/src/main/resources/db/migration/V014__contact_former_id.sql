CREATE TABLE contact_former_id (
    contact_id uuid NOT NULL,
    wa_id text,
    user_id text,
    CHECK (num_nonnulls(wa_id, user_id) = 1),
    UNIQUE NULLS NOT DISTINCT (contact_id, wa_id, user_id)
);

COMMENT ON TABLE contact_former_id IS 'Ids for which a merge left no place in contact; kept so that erasure knows them too, and deleted then';
COMMENT ON COLUMN contact_former_id.contact_id IS 'The contact that had the id; a separation gives it back';
COMMENT ON COLUMN contact_former_id.wa_id IS 'Phone as WhatsApp writes it; goes when somebody else has it';

CREATE INDEX contact_former_id_wa_id ON contact_former_id (wa_id) WHERE wa_id IS NOT NULL;
