CREATE TABLE campaign (
    id                uuid PRIMARY KEY,
    name              text NOT NULL,
    phone_number_id   text NOT NULL,
    template          text NOT NULL,
    region            text,
    state             text NOT NULL DEFAULT 'DRAFT'
        CHECK (state IN ('DRAFT', 'SCHEDULED', 'RUNNING', 'PAUSED', 'CANCELLED', 'DONE')),
    stop_code         text,
    stop_reason       text,
    despite           text[] NOT NULL DEFAULT '{}',
    template_category text,
    start_at          timestamptz,
    created_by        text NOT NULL,
    created_at        timestamptz NOT NULL,
    started_by        text,
    started_at        timestamptz,
    changed_by        text NOT NULL,
    changed_at        timestamptz NOT NULL,
    counting_since    timestamptz,
    ended_at          timestamptz,
    last_row          bigint NOT NULL DEFAULT 0,
    settled           boolean NOT NULL DEFAULT true,
    purged            boolean NOT NULL DEFAULT false
);

COMMENT ON TABLE campaign IS 'One template to many people, each of them once.';
COMMENT ON COLUMN campaign.template IS 'JSON of a template message; {{column}} in its words stands for a column of the audience.';
COMMENT ON COLUMN campaign.region IS 'Country of phones without country code.';
COMMENT ON COLUMN campaign.stop_code IS 'Why it stopped itself, stable; null when a person paused it.';
COMMENT ON COLUMN campaign.despite IS 'Reasons to stop that a person chose to go on despite.';
COMMENT ON COLUMN campaign.template_category IS 'At the start; consent and price hang on it.';
COMMENT ON COLUMN campaign.changed_by IS 'Who did what was done last; the campaign itself when it stopped or ended.';
COMMENT ON COLUMN campaign.counting_since IS 'Failures before count no more, since a person looked at them.';
COMMENT ON COLUMN campaign.last_row IS 'Highest number of a row in its audience.';
COMMENT ON COLUMN campaign.settled IS 'Nothing of it is under way.';
COMMENT ON COLUMN campaign.purged IS 'Who its recipients were is gone.';

CREATE INDEX campaign_newest ON campaign (created_at, id);
CREATE INDEX campaign_moving ON campaign (id) WHERE state IN ('SCHEDULED', 'RUNNING') OR NOT settled;
