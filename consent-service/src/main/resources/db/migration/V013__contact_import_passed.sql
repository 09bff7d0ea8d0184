ALTER TABLE contact_import ADD COLUMN rows_passed bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN contact_import.rows_passed IS 'Number of the last line that was looked at to be applied; the next piece begins after it';
