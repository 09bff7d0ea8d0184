CREATE TABLE contact_address (
    contact_id      uuid PRIMARY KEY,
    wa_id           text,
    user_id         text,
    by_conversation boolean NOT NULL,
    as_of           timestamptz NOT NULL
);

COMMENT ON TABLE contact_address IS 'Which phone and user id contacts have now, to find them in audiences when they are erased; personal data, gone with an erasure.';
COMMENT ON COLUMN contact_address.by_conversation IS 'conversation-service told it, whose word outranks that of consent-service.';
COMMENT ON COLUMN contact_address.as_of IS 'When it was told, by the clock of who told it; what was told before is older news.';

CREATE INDEX campaign_recipient_user ON campaign_recipient (user_id) WHERE user_id IS NOT NULL;
