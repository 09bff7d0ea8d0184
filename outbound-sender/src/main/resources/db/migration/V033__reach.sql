CREATE TABLE reach_person (
    person_id uuid PRIMARY KEY,
    last_at   timestamptz NOT NULL
);

COMMENT ON TABLE reach_person IS 'People whom somebody wrote to outside of their window, and when last; older than a day a row says nothing.';
COMMENT ON COLUMN reach_person.person_id IS 'The contact, or the conversation where no contact is known.';
COMMENT ON COLUMN reach_person.last_at IS 'By the clock of the service.';

CREATE INDEX reach_person_last_at ON reach_person (last_at);

CREATE TABLE reach_lease (
    lease_id   uuid PRIMARY KEY,
    places     integer NOT NULL CHECK (places >= 0),
    expires_at timestamptz NOT NULL
);

COMMENT ON TABLE reach_lease IS 'Room for people not yet counted, promised to one instance.';
COMMENT ON COLUMN reach_lease.places IS 'How many it has not used.';
COMMENT ON COLUMN reach_lease.expires_at IS 'Past it what is left is anybody''s, by the clock of the database.';

CREATE TABLE reach_room (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    full_since timestamptz
);

COMMENT ON TABLE reach_room IS 'One row, which is locked to give leases out.';
COMMENT ON COLUMN reach_room.full_since IS 'Since when nobody new can be written to, by the clock of the service; null while there is room.';

INSERT INTO reach_room DEFAULT VALUES;
