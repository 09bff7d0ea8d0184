CREATE TABLE business_number (
    phone_number_id          text PRIMARY KEY,
    waba_id                  text NOT NULL,
    digits                   text NOT NULL,
    display_phone_number     text,
    status                   text,
    quality_rating           text,
    messages_per_second      integer,
    messaging_limit          text,
    verified_name            text,
    name_status              text,
    code_verification_status text,
    can_send_message         text,
    token_expires_at         timestamptz,
    as_of                    timestamptz NOT NULL,
    listed_at                timestamptz NOT NULL,
    told_at                  timestamptz NOT NULL,
    version                  integer NOT NULL DEFAULT 1
);

COMMENT ON TABLE business_number IS 'Business numbers as Meta tells them; what is gone there stays here as DELETED.';
COMMENT ON COLUMN business_number.digits IS 'The display number without signs, by which webhooks name it.';
COMMENT ON COLUMN business_number.token_expires_at IS 'End of the access token with which this sender uses it.';
COMMENT ON COLUMN business_number.as_of IS 'When Meta said what was published last.';
COMMENT ON COLUMN business_number.listed_at IS 'When the latest listing that had it began.';
COMMENT ON COLUMN business_number.told_at IS 'When a webhook last changed it; an older listing does not.';
COMMENT ON COLUMN business_number.version IS 'Counts what was published.';

CREATE INDEX business_number_digits ON business_number (waba_id, digits);
