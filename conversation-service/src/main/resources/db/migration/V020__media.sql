CREATE TABLE media (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL REFERENCES message (id),
    meta_id text,
    link text,
    link_until timestamptz,
    kind text NOT NULL,
    told_mime_type text,
    told_sha256 text,
    told_file_name text,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'STORED', 'UNAVAILABLE')),
    requested_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    due_at timestamptz,
    claim uuid,
    round int NOT NULL DEFAULT 1,
    attempts int NOT NULL DEFAULT 0,
    reason text,
    failed_at timestamptz,
    stored_at timestamptz,
    mime_type text,
    size_bytes bigint,
    sha256 text,
    file_name text,
    thumbnail_type text,
    CHECK (meta_id IS NOT NULL OR link IS NOT NULL)
);

COMMENT ON TABLE media IS 'Files of messages: what is known of each, and how far its fetching came. The bytes are in the object store, under the id';
COMMENT ON COLUMN media.meta_id IS 'Meta''s id of the file';
COMMENT ON COLUMN media.link IS 'Address that came with the message; lives minutes';
COMMENT ON COLUMN media.told_mime_type IS 'As the sender says';
COMMENT ON COLUMN media.told_sha256 IS 'As the webhook told it, base64';
COMMENT ON COLUMN media.told_file_name IS 'As the sender named it; personal data, and maybe hostile';
COMMENT ON COLUMN media.requested_at IS 'Since when it is waited for';
COMMENT ON COLUMN media.expires_at IS 'When Meta forgets the file: what fails after it is not tried again';
COMMENT ON COLUMN media.due_at IS 'When it is tried next; while it is being fetched, when another replica may take it; null when nothing is to be done';
COMMENT ON COLUMN media.claim IS 'Who fetches it now: only the last claim may say how it ended';
COMMENT ON COLUMN media.round IS 'How often its fetching began anew';
COMMENT ON COLUMN media.attempts IS 'Of this round';
COMMENT ON COLUMN media.reason IS 'Why the last attempt failed';
COMMENT ON COLUMN media.mime_type IS 'Found by content';
COMMENT ON COLUMN media.sha256 IS 'Hex, of the bytes that are stored';
COMMENT ON COLUMN media.file_name IS 'The sender''s, made safe to save under';
COMMENT ON COLUMN media.thumbnail_type IS 'Media type of the small picture; null when there is none';

CREATE UNIQUE INDEX media_file ON media (message_id, md5(COALESCE(meta_id, link)));
CREATE INDEX media_due ON media (due_at) WHERE due_at IS NOT NULL;
