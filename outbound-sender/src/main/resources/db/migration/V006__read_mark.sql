CREATE TABLE read_mark (
    conversation_id uuid PRIMARY KEY,
    phone_number_id text NOT NULL,
    read_message_id text NOT NULL,
    typing_since    timestamptz,
    version         integer NOT NULL DEFAULT 0,
    tries           integer NOT NULL DEFAULT 0,
    not_before      timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE read_mark IS 'Read marks and typing bubbles on their way to Meta; gone as soon as Meta has them or they are given up.';
COMMENT ON COLUMN read_mark.read_message_id IS 'Meta''s id of the inbound message, which marks all before it too; personal data.';
COMMENT ON COLUMN read_mark.typing_since IS 'When somebody began to write; shown with the mark while it is young.';
COMMENT ON COLUMN read_mark.version IS 'Counts the wishes of the conversation, so that a late answer does not take a newer one away.';
COMMENT ON COLUMN read_mark.tries IS 'Calls begun for this version.';
COMMENT ON COLUMN read_mark.not_before IS 'Not to be taken earlier, by the clock of the database; also the lease of whoever calls.';

CREATE INDEX read_mark_not_before ON read_mark (not_before);
