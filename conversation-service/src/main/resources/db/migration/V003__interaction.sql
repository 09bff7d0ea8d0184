CREATE TABLE interaction (
    id uuid PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES conversation (id),
    type text NOT NULL,
    subtype text NOT NULL,
    opened_by text NOT NULL CHECK (opened_by IN ('CUSTOMER', 'AGENT', 'SYSTEM')),
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    wrap_up_code text
);

COMMENT ON TABLE interaction IS 'One episode of service in a conversation';
COMMENT ON COLUMN interaction.wrap_up_code IS 'How the agent summed it up; conversations_merged where two open ones became one';

CREATE UNIQUE INDEX interaction_open ON interaction (conversation_id) WHERE closed_at IS NULL;
CREATE INDEX interaction_conversation ON interaction (conversation_id, opened_at);
