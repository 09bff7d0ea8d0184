CREATE TABLE erased_contact (
    contact_id    uuid PRIMARY KEY,
    erasure_id    uuid,
    erased_at     timestamptz NOT NULL,
    last_word     boolean NOT NULL DEFAULT false,
    counts        jsonb NOT NULL DEFAULT '{}',
    announced_at  timestamptz,
    look_again_at timestamptz
);

COMMENT ON TABLE erased_contact IS 'Contacts that were erased: nothing is sent to them, and what comes late about them goes again.';
COMMENT ON COLUMN erased_contact.erasure_id IS 'The request it follows from; null where nobody wants a certificate.';
COMMENT ON COLUMN erased_contact.last_word IS 'conversation-service has told of all conversations of the contact.';
COMMENT ON COLUMN erased_contact.counts IS 'How many of each kind went so far.';
COMMENT ON COLUMN erased_contact.announced_at IS 'When it was told that everything is gone; once.';
COMMENT ON COLUMN erased_contact.look_again_at IS 'When to look for what came late; null once nothing can come any more.';

CREATE INDEX erased_contact_look ON erased_contact (look_again_at) WHERE look_again_at IS NOT NULL;

ALTER TABLE contact_consent ADD COLUMN erased_at timestamptz;

COMMENT ON COLUMN contact_consent.erased_at IS 'Erased: no later news of consents changes that, and no tombstone takes it away.';

CREATE INDEX contact_consent_merged ON contact_consent (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX conversation_contact_contact ON conversation_contact (contact_id);
CREATE INDEX send_attempt_ended ON send_attempt (conversation_id) WHERE state NOT IN ('READY', 'CALLING');
