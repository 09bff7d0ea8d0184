CREATE TABLE erasure (
    id uuid PRIMARY KEY,
    contact_id uuid NOT NULL,
    asked_for uuid NOT NULL,
    idempotency_key text NOT NULL,
    state text NOT NULL CHECK (state IN ('REQUESTED', 'RUNNING', 'COMPLETED')),
    reason text NOT NULL,
    requested_by text NOT NULL,
    reference text,
    requested_at timestamptz NOT NULL,
    expected text[] NOT NULL,
    completed_at timestamptz,
    UNIQUE (asked_for, idempotency_key),
    CHECK ((state = 'COMPLETED') = (completed_at IS NOT NULL))
);

COMMENT ON TABLE erasure IS 'Requests to erase a contact, and their certificates';
COMMENT ON COLUMN erasure.contact_id IS 'Who stood for the contact that was named; a mere pseudonym once it is erased';
COMMENT ON COLUMN erasure.asked_for IS 'The contact as the request named it';
COMMENT ON COLUMN erasure.reason IS 'Why, in the words of whoever asked; nothing about the customer';
COMMENT ON COLUMN erasure.reference IS 'The case or ticket behind it';
COMMENT ON COLUMN erasure.expected IS 'The services that must answer before it is completed';

CREATE UNIQUE INDEX erasure_open ON erasure (contact_id) WHERE state <> 'COMPLETED';
CREATE INDEX erasure_contact ON erasure (contact_id);
CREATE INDEX erasure_state ON erasure (state, id);
CREATE INDEX erasure_completed ON erasure (completed_at) WHERE completed_at IS NOT NULL;

CREATE TABLE erasure_answer (
    erasure_id uuid NOT NULL REFERENCES erasure (id) ON DELETE CASCADE,
    service text NOT NULL,
    counts jsonb NOT NULL,
    answered_at timestamptz NOT NULL,
    PRIMARY KEY (erasure_id, service)
);

COMMENT ON TABLE erasure_answer IS 'What each service says that it erased';
COMMENT ON COLUMN erasure_answer.counts IS 'How many of each kind';
