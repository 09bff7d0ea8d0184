CREATE TABLE campaign_recipient (
    campaign_id     uuid NOT NULL REFERENCES campaign (id) ON DELETE CASCADE,
    row_number      bigint NOT NULL,
    line            bigint NOT NULL,
    message_id      uuid NOT NULL,
    given           text,
    wa_id           text,
    user_id         text,
    address         text GENERATED ALWAYS AS (coalesce('p' || wa_id, 'u' || user_id)) STORED,
    parameters      text,
    state           text NOT NULL
        CHECK (state IN ('INVALID', 'WAITING', 'UNDER_WAY', 'REFUSED', 'UNKNOWN', 'HELD', 'ACCEPTED', 'SENT', 'FAILED',
            'DELIVERED', 'READ')),
    code            text,
    explanation     text,
    conversation_id uuid,
    moved_at        timestamptz NOT NULL,
    ended_at        timestamptz,
    PRIMARY KEY (campaign_id, row_number)
);

COMMENT ON TABLE campaign_recipient IS 'A row of a campaign''s audience, and what became of it.';
COMMENT ON COLUMN campaign_recipient.row_number IS 'Place in the audience, from 1; also the order of sending.';
COMMENT ON COLUMN campaign_recipient.line IS 'Line of the upload it came with, from 1, without the header.';
COMMENT ON COLUMN campaign_recipient.message_id IS 'Follows from campaign and row, so that no row is ever two messages.';
COMMENT ON COLUMN campaign_recipient.given IS 'Phone or user id as given; personal data, gone with an erasure or some time after the end.';
COMMENT ON COLUMN campaign_recipient.address IS 'Whom it goes to, in one spelling.';
COMMENT ON COLUMN campaign_recipient.parameters IS 'JSON, what fills the template; gone as soon as it left.';
COMMENT ON COLUMN campaign_recipient.code IS 'Stable: why the row was refused, or the message, or why it failed.';
COMMENT ON COLUMN campaign_recipient.conversation_id IS 'Known when the message came back resolved.';
COMMENT ON COLUMN campaign_recipient.ended_at IS 'When Meta had taken it, refused it, or nobody knew; not of what our own rules refused.';

CREATE UNIQUE INDEX campaign_recipient_person ON campaign_recipient (campaign_id, address) WHERE state <> 'INVALID';
CREATE UNIQUE INDEX campaign_recipient_message ON campaign_recipient (message_id);
CREATE INDEX campaign_recipient_state ON campaign_recipient (campaign_id, state, row_number) INCLUDE (code);
CREATE INDEX campaign_recipient_ended ON campaign_recipient (campaign_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX campaign_recipient_alarming ON campaign_recipient (campaign_id, moved_at)
    WHERE code IN ('meta_131048', 'meta_131064', 'meta_132015', 'meta_132016', 'template_parameters') AND state <> 'INVALID';
CREATE INDEX campaign_recipient_conversation ON campaign_recipient (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX campaign_recipient_address ON campaign_recipient (address) WHERE address IS NOT NULL;

CREATE TABLE campaign_conversation (
    campaign_id     uuid NOT NULL,
    conversation_id uuid NOT NULL,
    message_id      uuid NOT NULL,
    PRIMARY KEY (campaign_id, conversation_id)
);

COMMENT ON TABLE campaign_conversation IS 'The one message that each conversation gets of a campaign, under whatever ids its person stands in the audience.';
