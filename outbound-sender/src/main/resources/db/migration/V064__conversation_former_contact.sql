ALTER TABLE conversation_contact ADD COLUMN former_contact_id uuid;

COMMENT ON COLUMN conversation_contact.former_contact_id IS 'Who was merged into the contact: what bars them counts too, until consent-service has told what both come to.';
