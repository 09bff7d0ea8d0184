CREATE TABLE sending_pause (
    scope        text PRIMARY KEY,
    paused_until timestamptz NOT NULL,
    needs_person boolean NOT NULL,
    error_code   integer NOT NULL,
    since        timestamptz NOT NULL
);

COMMENT ON TABLE sending_pause IS 'Scopes in which no call is made for a while; what waits stays READY.';
COMMENT ON COLUMN sending_pause.scope IS 'A phone-number id, or * for everything this sender sends.';
COMMENT ON COLUMN sending_pause.paused_until IS 'By the clock of the database.';
COMMENT ON COLUMN sending_pause.needs_person IS 'False where Meta only asks us to slow down.';
