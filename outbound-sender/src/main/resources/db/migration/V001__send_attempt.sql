CREATE TABLE send_attempt (
    message_id      uuid PRIMARY KEY,
    sequence        bigint GENERATED ALWAYS AS IDENTITY,
    conversation_id uuid NOT NULL,
    phone_number_id text NOT NULL,
    command         text,
    traceparent     text,
    state           text NOT NULL DEFAULT 'READY'
        CHECK (state IN ('READY', 'CALLING', 'ACCEPTED', 'REFUSED', 'FAILED', 'UNKNOWN')),
    calls           integer NOT NULL DEFAULT 0,
    not_sent        integer NOT NULL DEFAULT 0,
    throttled       integer NOT NULL DEFAULT 0,
    not_before      timestamptz NOT NULL DEFAULT now(),
    gate_asked_at   timestamptz,
    leased_by       uuid,
    leased_until    timestamptz,
    wamid           text,
    reason          text,
    error_code      integer,
    requested_at    timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    finished_at     timestamptz,
    CHECK ((state = 'CALLING') = (leased_until IS NOT NULL)),
    CHECK (state NOT IN ('READY', 'CALLING') OR command IS NOT NULL)
);

COMMENT ON TABLE send_attempt IS 'One row per message that somebody asked to send; written before Meta is called.';
COMMENT ON COLUMN send_attempt.message_id IS 'Chosen by whoever asks; goes to Meta as callback data.';
COMMENT ON COLUMN send_attempt.sequence IS 'Order of arrival; inside a conversation also the order of sending.';
COMMENT ON COLUMN send_attempt.command IS 'The command as JSON, with text and recipient; removed as soon as nothing can be sent any more.';
COMMENT ON COLUMN send_attempt.traceparent IS 'W3C trace context of the command.';
COMMENT ON COLUMN send_attempt.calls IS 'Calls begun so far; the number of the current one while CALLING.';
COMMENT ON COLUMN send_attempt.not_sent IS 'Calls that provably never reached Meta; bounded.';
COMMENT ON COLUMN send_attempt.throttled IS 'Times in a row that Meta asked us to slow down.';
COMMENT ON COLUMN send_attempt.not_before IS 'Not to be claimed earlier, by the clock of the database.';
COMMENT ON COLUMN send_attempt.gate_asked_at IS 'When the gate first looked and did not know; starts the grace.';
COMMENT ON COLUMN send_attempt.leased_by IS 'Instance that makes the call.';
COMMENT ON COLUMN send_attempt.leased_until IS 'Past it the outcome is unknown, by the clock of the database.';
COMMENT ON COLUMN send_attempt.wamid IS 'Meta''s id, from its answer or from a status that came first; personal data.';
COMMENT ON COLUMN send_attempt.reason IS 'Stable code of the latest outcome.';
COMMENT ON COLUMN send_attempt.error_code IS 'Meta''s error code of the latest outcome.';

CREATE INDEX send_attempt_due ON send_attempt (sequence) WHERE state = 'READY';
CREATE INDEX send_attempt_not_before ON send_attempt (not_before) WHERE state = 'READY';
CREATE UNIQUE INDEX send_attempt_open ON send_attempt (conversation_id, sequence) WHERE state IN ('READY', 'CALLING');
CREATE INDEX send_attempt_lease ON send_attempt (leased_until) WHERE state = 'CALLING';
CREATE INDEX send_attempt_unknown ON send_attempt (finished_at) WHERE state = 'UNKNOWN';
CREATE INDEX send_attempt_wamid ON send_attempt (wamid) WHERE wamid IS NOT NULL;
