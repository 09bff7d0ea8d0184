CREATE TABLE contact_consent (
    contact_id  uuid PRIMARY KEY,
    revision    bigint NOT NULL,
    merged_into uuid,
    state       text NOT NULL
);

COMMENT ON TABLE contact_consent IS 'Who may be written to, as consent-service last told it.';
COMMENT ON COLUMN contact_consent.revision IS 'Grows with each state of the contact; a lower one is older news.';
COMMENT ON COLUMN contact_consent.merged_into IS 'The contact that stands for this one.';
COMMENT ON COLUMN contact_consent.state IS 'ConsentState as JSON, without phone and user id.';

CREATE TABLE conversation_contact (
    conversation_id uuid PRIMARY KEY,
    contact_id      uuid NOT NULL
);

COMMENT ON TABLE conversation_contact IS 'Whose conversation it is, as conversation events tell it.';
