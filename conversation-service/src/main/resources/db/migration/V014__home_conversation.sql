ALTER TABLE message ADD COLUMN home_conversation_id uuid;
ALTER TABLE interaction ADD COLUMN home_conversation_id uuid;

COMMENT ON COLUMN message.home_conversation_id IS 'The thread it came in by, where a merge moved it to another';
COMMENT ON COLUMN interaction.home_conversation_id IS 'The thread it was opened in, where a merge moved it to another';
