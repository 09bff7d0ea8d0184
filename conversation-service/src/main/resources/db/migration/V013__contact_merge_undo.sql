ALTER TABLE contact_merge
    ADD COLUMN reversible boolean NOT NULL DEFAULT false,
    ADD COLUMN separated_at timestamptz,
    ADD COLUMN separated_by text,
    ADD COLUMN separation_reason text;

COMMENT ON COLUMN contact_merge.evidence IS 'What proved it: same_message, same_status, number_changed or user_id_changed';
COMMENT ON COLUMN contact_merge.reversible IS 'Whether it was written down what was whose';
COMMENT ON COLUMN contact_merge.separated_at IS 'When an administrator took the two apart again; null while the merge holds';
COMMENT ON COLUMN contact_merge.separated_by IS 'The administrator, our id';
COMMENT ON COLUMN contact_merge.separation_reason IS 'In the administrator''s words, never about the customer';

CREATE INDEX contact_merge_merged ON contact_merge (merged_contact_id);

CREATE TABLE contact_merge_identifier (
    merge_id uuid NOT NULL REFERENCES contact_merge (id),
    identifier_id uuid NOT NULL REFERENCES contact_identifier (id),
    handed_over boolean NOT NULL,
    retired_at timestamptz,
    PRIMARY KEY (merge_id, identifier_id)
);

COMMENT ON TABLE contact_merge_identifier IS 'What a merge did to identifiers, so that it can be undone';
COMMENT ON COLUMN contact_merge_identifier.handed_over IS 'It was the merged contact''s; else the surviving one''s';
COMMENT ON COLUMN contact_merge_identifier.retired_at IS 'The merge retired it, because the other one of its kind was newer';

CREATE TABLE contact_merge_thread (
    merge_id uuid NOT NULL REFERENCES contact_merge (id),
    conversation_id uuid NOT NULL REFERENCES conversation (id),
    joined_to uuid REFERENCES conversation (id),
    PRIMARY KEY (merge_id, conversation_id)
);

COMMENT ON TABLE contact_merge_thread IS 'The threads of the merged contact, and where a merge put them';
COMMENT ON COLUMN contact_merge_thread.joined_to IS 'The thread that took its messages; null when it only changed its contact';

CREATE INDEX contact_merge_thread_joined ON contact_merge_thread (joined_to) WHERE joined_to IS NOT NULL;
