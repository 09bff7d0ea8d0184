CREATE TABLE template (
    template_id      text PRIMARY KEY,
    waba_id          text NOT NULL,
    name             text NOT NULL,
    language         text NOT NULL,
    status           text NOT NULL,
    category         text NOT NULL,
    coming_category  text,
    quality          text,
    reason           text,
    parameter_format text,
    components       text NOT NULL,
    as_of            timestamptz NOT NULL,
    listed_at        timestamptz NOT NULL,
    status_at        timestamptz NOT NULL,
    category_at      timestamptz NOT NULL,
    quality_at       timestamptz NOT NULL,
    version          integer NOT NULL DEFAULT 1
);

COMMENT ON TABLE template IS 'Templates as Meta tells them; what is gone there stays here as DELETED.';
COMMENT ON COLUMN template.coming_category IS 'Announced, not in force.';
COMMENT ON COLUMN template.components IS 'JSON, as Meta lists them.';
COMMENT ON COLUMN template.as_of IS 'When Meta said what was published last.';
COMMENT ON COLUMN template.listed_at IS 'When the latest listing that had it began; older news of any kind count no more.';
COMMENT ON COLUMN template.status_at IS 'When a webhook last told the status; an older listing does not change it. So for category and quality.';
COMMENT ON COLUMN template.version IS 'Counts what was published.';

CREATE INDEX template_name ON template (waba_id, name, language);
