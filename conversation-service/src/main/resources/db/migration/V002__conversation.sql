CREATE TABLE conversation (
    id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    contact_id uuid REFERENCES contact (id),
    group_id text,
    started_at timestamptz NOT NULL,
    merged_into uuid REFERENCES conversation (id),
    CHECK ((contact_id IS NULL) <> (group_id IS NULL))
);

COMMENT ON TABLE conversation IS 'The lasting thread between one business number and one contact, or one group';
COMMENT ON COLUMN conversation.phone_number_id IS 'Meta''s id of the business number';
COMMENT ON COLUMN conversation.contact_id IS 'Null for groups, whose messages name their author each';
COMMENT ON COLUMN conversation.group_id IS 'Meta''s id of the group; null for private chats';
COMMENT ON COLUMN conversation.merged_into IS 'The thread that holds the messages now, after two contacts turned out to be one person';

CREATE UNIQUE INDEX conversation_private ON conversation (phone_number_id, contact_id) WHERE merged_into IS NULL AND group_id IS NULL;
CREATE UNIQUE INDEX conversation_group ON conversation (phone_number_id, group_id) WHERE group_id IS NOT NULL;
CREATE INDEX conversation_contact ON conversation (contact_id);

CREATE TABLE conversation_activity (
    conversation_id uuid PRIMARY KEY REFERENCES conversation (id),
    phone_number_id text NOT NULL,
    last_message_at timestamptz NOT NULL
);

COMMENT ON TABLE conversation_activity IS 'When each conversation that can be listed was last active. Apart from conversation, because it changes with every message and its indexes with it: what is looked up for every message must not';
COMMENT ON COLUMN conversation_activity.last_message_at IS 'Time of the newest message, in the order of the timeline';

CREATE INDEX conversation_activity_newest ON conversation_activity (last_message_at, conversation_id);
CREATE INDEX conversation_activity_newest_of_number ON conversation_activity (phone_number_id, last_message_at, conversation_id);
