CREATE TABLE template_refresh (
    waba_id text NOT NULL,
    name    text NOT NULL,
    wishes  integer NOT NULL DEFAULT 1,
    tries   integer NOT NULL DEFAULT 0,
    due_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (waba_id, name)
);

COMMENT ON TABLE template_refresh IS 'Names of templates to be read from Meta at once, because news do not tell everything.';
COMMENT ON COLUMN template_refresh.wishes IS 'Counts who asked, so that a reading that began earlier does not answer a later wish.';
COMMENT ON COLUMN template_refresh.due_at IS 'Not to be read earlier, by the clock of the database; also the lease of whoever reads.';
