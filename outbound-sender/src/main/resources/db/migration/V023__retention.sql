CREATE INDEX send_attempt_finished ON send_attempt (finished_at) WHERE finished_at IS NOT NULL;
