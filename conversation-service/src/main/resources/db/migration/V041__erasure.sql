ALTER TABLE contact ADD COLUMN erased_at timestamptz;
ALTER TABLE conversation ADD COLUMN erased_at timestamptz;
ALTER TABLE message ADD COLUMN erased_at timestamptz;

COMMENT ON COLUMN contact.erased_at IS 'When all that is personal was erased on request; the row stays, so that the id never means somebody else';
COMMENT ON COLUMN conversation.erased_at IS 'When its contact was erased; nobody reads or continues it';
COMMENT ON COLUMN message.erased_at IS 'When content, ids and quotes were erased; direction, state, times and price stay for statistics';

CREATE INDEX contact_merged_into ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX message_author ON message (author_contact_id) WHERE author_contact_id IS NOT NULL;

CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    contact_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    counts jsonb NOT NULL,
    erased_at timestamptz NOT NULL,
    told_at timestamptz
);

COMMENT ON TABLE erasure IS 'Requests for erasure that were carried out; no personal data';
COMMENT ON COLUMN erasure.id IS 'erasureId of the request';
COMMENT ON COLUMN erasure.contact_id IS 'The contact that had survived all merges';
COMMENT ON COLUMN erasure.conversation_id IS 'Key of the event that tells the counts';
COMMENT ON COLUMN erasure.counts IS 'What was erased, by kind';
COMMENT ON COLUMN erasure.told_at IS 'When the counts were told: not before the last file is gone';

CREATE INDEX erasure_untold ON erasure (erased_at) WHERE told_at IS NULL;

CREATE TABLE media_removal (
    media_id uuid PRIMARY KEY,
    contact_id uuid,
    due_at timestamptz NOT NULL,
    attempts int NOT NULL DEFAULT 0
);

COMMENT ON TABLE media_removal IS 'Files that the object store still has to forget; a row goes when they are gone';
COMMENT ON COLUMN media_removal.contact_id IS 'Whose file it was: an erasure waits for it';
COMMENT ON COLUMN media_removal.due_at IS 'When it is tried next; not while a fetch that had begun may still store it';

CREATE INDEX media_removal_due ON media_removal (due_at);
CREATE INDEX media_removal_contact ON media_removal (contact_id) WHERE contact_id IS NOT NULL;
