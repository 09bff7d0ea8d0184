ALTER TABLE contact ADD COLUMN separated_from uuid[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN contact.separated_from IS 'Contacts that an administrator took apart from this one; never merged with it again';
