CREATE TABLE message (
    id uuid PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES conversation (id),
    author_contact_id uuid,
    interaction_id uuid,
    wamid text,
    direction text NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND', 'ECHO')),
    content jsonb NOT NULL,
    sent_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    quoted_wamid text,
    referral text,
    standby boolean NOT NULL DEFAULT false,
    edited_at timestamptz,
    revoked_at timestamptz,
    state text NOT NULL,
    accepted_at timestamptz,
    dispatched_at timestamptz,
    delivered_at timestamptz,
    read_at timestamptz,
    failed_at timestamptz,
    failure jsonb,
    refused_at timestamptz,
    refusal jsonb,
    unknown_at timestamptz,
    unknown_reason text,
    pricing jsonb
);

COMMENT ON TABLE message IS 'The timeline: one row a message, in either direction';
COMMENT ON COLUMN message.author_contact_id IS 'Who wrote it, in groups; null in private chats';
COMMENT ON COLUMN message.wamid IS 'Meta''s id; null while an outbound message has not been taken by Meta';
COMMENT ON COLUMN message.content IS 'MessageContent of the contracts, as it says now';
COMMENT ON COLUMN message.sent_at IS 'Meta''s time of inbound messages, never later than their receipt; ours of outbound ones. The order of the timeline';
COMMENT ON COLUMN message.arrival IS 'Order of storing; decides between messages of the same second';
COMMENT ON COLUMN message.quoted_wamid IS 'The message it answers; it may be unknown to us';
COMMENT ON COLUMN message.referral IS 'Ad or post the customer came from, as Meta sent it';
COMMENT ON COLUMN message.standby IS 'Meta Business Agent was answering, we only listened';
COMMENT ON COLUMN message.state IS 'MessageState of the contracts; follows from the columns below, never goes backwards';
COMMENT ON COLUMN message.accepted_at IS 'Meta took it';
COMMENT ON COLUMN message.dispatched_at IS 'First tick: it left for the phone';
COMMENT ON COLUMN message.delivered_at IS 'Second tick; from the read status where Meta skipped this one';
COMMENT ON COLUMN message.read_at IS 'Blue ticks, or played';
COMMENT ON COLUMN message.failed_at IS 'Meta gave up; a later delivery wins, the failure stays visible';
COMMENT ON COLUMN message.failure IS 'MetaError of the contracts';
COMMENT ON COLUMN message.refusal IS 'Code, explanation and what would allow it, where our own rules stopped it';
COMMENT ON COLUMN message.unknown_at IS 'Handed over, and nobody could say whether it went out';
COMMENT ON COLUMN message.pricing IS 'What Meta charges, from the status that told it';

CREATE UNIQUE INDEX message_wamid ON message (wamid);
CREATE INDEX message_timeline ON message (conversation_id, sent_at, arrival);

CREATE TABLE message_version (
    message_id uuid NOT NULL REFERENCES message (id),
    replaced_at timestamptz NOT NULL,
    replaced_by text NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (message_id, replaced_by)
);

COMMENT ON TABLE message_version IS 'What edited messages said before';
COMMENT ON COLUMN message_version.replaced_by IS 'wamid of the edit';

CREATE TABLE parked_change (
    id text PRIMARY KEY,
    original_wamid text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('EDIT', 'REVOKE')),
    content jsonb,
    happened_at timestamptz NOT NULL,
    parked_at timestamptz NOT NULL
);

COMMENT ON TABLE parked_change IS 'Edits and revocations that came before their message; applied when it comes';
COMMENT ON COLUMN parked_change.id IS 'wamid of the edit or revocation itself';

CREATE INDEX parked_change_original ON parked_change (original_wamid);
CREATE INDEX parked_change_age ON parked_change (parked_at);

CREATE TABLE parked_status (
    id uuid PRIMARY KEY,
    wamid text NOT NULL,
    step text NOT NULL,
    happened_at timestamptz NOT NULL,
    failure jsonb,
    pricing jsonb,
    parked_at timestamptz NOT NULL
);

COMMENT ON TABLE parked_status IS 'Statuses of messages that are not on the timeline, or not yet; purged after 8 days';

CREATE INDEX parked_status_wamid ON parked_status (wamid);
CREATE INDEX parked_status_age ON parked_status (parked_at);
