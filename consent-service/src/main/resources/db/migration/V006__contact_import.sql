CREATE TABLE contact_import (
    id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    categories text[] NOT NULL,
    file_name text NOT NULL,
    actor text NOT NULL,
    notice_id text,
    notice_version int,
    notice_hash text,
    business_name text,
    legal_basis text,
    created_at timestamptz NOT NULL,
    state text NOT NULL,
    rows_total bigint NOT NULL DEFAULT 0,
    rows_refused bigint NOT NULL DEFAULT 0,
    rows_applied bigint NOT NULL DEFAULT 0,
    finished_at timestamptz
);

COMMENT ON TABLE contact_import IS 'Lists of people taken over from elsewhere';
COMMENT ON COLUMN contact_import.state IS 'APPLYING or DONE; a list that could not be staged as a whole leaves no row';

CREATE INDEX contact_import_applying ON contact_import (created_at) WHERE state = 'APPLYING';

CREATE TABLE contact_import_row (
    import_id uuid NOT NULL REFERENCES contact_import (id),
    row_number bigint NOT NULL,
    state text NOT NULL,
    reason text,
    wa_id text,
    withdrawn boolean NOT NULL DEFAULT false,
    occurred_at timestamptz,
    locale text,
    PRIMARY KEY (import_id, row_number)
);

COMMENT ON TABLE contact_import_row IS 'One line of a list, and what became of it';
COMMENT ON COLUMN contact_import_row.row_number IS 'Line of data, from 1; the header does not count';
COMMENT ON COLUMN contact_import_row.state IS 'ACCEPTED until it is applied, then APPLIED; or REFUSED, with its reason';
COMMENT ON COLUMN contact_import_row.wa_id IS 'Phone, forgotten here once the row is applied or refused';
COMMENT ON COLUMN contact_import_row.occurred_at IS 'When the person consented, as the list says; null when it does not';

CREATE INDEX contact_import_row_accepted ON contact_import_row (import_id, row_number) WHERE state = 'ACCEPTED';
CREATE INDEX contact_import_row_refused ON contact_import_row (import_id, row_number) WHERE state = 'REFUSED';
