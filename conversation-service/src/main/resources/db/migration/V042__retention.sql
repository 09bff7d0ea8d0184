CREATE INDEX message_age ON message (sent_at) WHERE erased_at IS NULL;
CREATE INDEX media_age ON media (stored_at) WHERE state = 'STORED';
CREATE INDEX link_preview_age ON link_preview (asked_at);

COMMENT ON COLUMN message.erased_at IS 'When content, ids and quotes were erased, on request or because they were too old; direction, state, times and price stay for statistics';
