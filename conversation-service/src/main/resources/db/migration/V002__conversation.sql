CREATE TABLE conversation (
    id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    contact_id uuid REFERENCES contact (id),
    group_id text,
    started_at timestamptz NOT NULL,
    last_message_at timestamptz NOT NULL,
    merged_into uuid REFERENCES conversation (id),
    CHECK ((contact_id IS NULL) <> (group_id IS NULL))
);

COMMENT ON TABLE conversation IS 'The lasting thread between one business number and one contact, or one group';
COMMENT ON COLUMN conversation.phone_number_id IS 'Meta''s id of the business number';
COMMENT ON COLUMN conversation.contact_id IS 'Null for groups, whose messages name their author each';
COMMENT ON COLUMN conversation.group_id IS 'Meta''s id of the group; null for private chats';
COMMENT ON COLUMN conversation.last_message_at IS 'Time of the newest message, in the order of the timeline';
COMMENT ON COLUMN conversation.merged_into IS 'The thread that holds the messages now, after two contacts turned out to be one person';

CREATE UNIQUE INDEX conversation_private ON conversation (phone_number_id, contact_id) WHERE merged_into IS NULL AND group_id IS NULL;
CREATE UNIQUE INDEX conversation_group ON conversation (phone_number_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX conversation_contact ON conversation (contact_id);
CREATE INDEX conversation_activity ON conversation (last_message_at, id) WHERE merged_into IS NULL;
CREATE INDEX conversation_number_activity ON conversation (phone_number_id, last_message_at, id) WHERE merged_into IS NULL;
