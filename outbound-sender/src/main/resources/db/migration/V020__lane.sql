ALTER TABLE send_attempt ADD COLUMN lane smallint NOT NULL DEFAULT 0 CHECK (lane IN (0, 1));

COMMENT ON COLUMN send_attempt.lane IS '0 live: somebody waits for it; 1 bulk: yields to live ones of the same number and conversation.';
COMMENT ON COLUMN send_attempt.sequence IS 'Order of arrival; inside a conversation and lane also the order of sending.';

DROP INDEX send_attempt_due;
CREATE INDEX send_attempt_due ON send_attempt (phone_number_id, lane, sequence) WHERE state = 'READY';
DROP INDEX send_attempt_open;
CREATE UNIQUE INDEX send_attempt_open ON send_attempt (conversation_id, lane, sequence) WHERE state IN ('READY', 'CALLING');
