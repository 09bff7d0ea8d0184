ALTER TABLE sending_pause
    ADD COLUMN covers text NOT NULL DEFAULT 'ALL' CHECK (covers IN ('ALL', 'INITIATED')),
    ADD COLUMN source text NOT NULL DEFAULT 'ANSWER' CHECK (source IN ('ANSWER', 'NUMBER', 'ACCOUNT')),
    ADD COLUMN reason text;

UPDATE sending_pause SET reason = 'meta_' || error_code;

ALTER TABLE sending_pause
    ALTER COLUMN reason SET NOT NULL,
    DROP COLUMN error_code,
    DROP CONSTRAINT sending_pause_pkey,
    ADD PRIMARY KEY (scope, covers, source);

COMMENT ON COLUMN sending_pause.covers IS 'ALL, or INITIATED: what we send without being asked; answers in open windows go on.';
COMMENT ON COLUMN sending_pause.source IS 'Who said so: ANSWER of a call or status, NUMBER as the mirror has it, news of the ACCOUNT. Each ends its own.';
COMMENT ON COLUMN sending_pause.reason IS 'Stable code, such as meta_190 or number_blocked.';
COMMENT ON COLUMN sending_pause.paused_until IS 'By the clock of the database; infinity where only news end it.';
