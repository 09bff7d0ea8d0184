CREATE TABLE double_opt_in (
    id uuid PRIMARY KEY,
    contact_id uuid NOT NULL,
    phone_number_id text NOT NULL,
    categories text[] NOT NULL,
    state text NOT NULL,
    locale text NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    question_id uuid,
    asked_at timestamptz,
    notice_id text,
    notice_version int,
    notice_hash text,
    business_name text
);

COMMENT ON TABLE double_opt_in IS 'Consents that were asked for and wait for the customer''s own word';
COMMENT ON COLUMN double_opt_in.state IS 'WAITING, GRANTED, DENIED, EXPIRED, or WITHDRAWN when the customer said stop instead';
COMMENT ON COLUMN double_opt_in.question_id IS 'Our message that asks; null as long as none could be sent';

CREATE INDEX double_opt_in_due ON double_opt_in (expires_at) WHERE state = 'WAITING';
CREATE INDEX double_opt_in_waiting ON double_opt_in (contact_id, phone_number_id) WHERE state = 'WAITING';
