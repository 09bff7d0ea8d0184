CREATE TABLE link_preview (
    message_id uuid PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    url text NOT NULL,
    asked_at timestamptz NOT NULL,
    due_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    title text,
    description text,
    site_name text,
    image_url text
);

COMMENT ON TABLE link_preview IS 'What the page behind the first link of a message says of itself; a link of which nothing came has no row';
COMMENT ON COLUMN link_preview.due_at IS 'When a worker may take it: at once, or when the lease of the one that took it ends; null once it is looked up';
COMMENT ON COLUMN link_preview.attempts IS 'How often it was taken; more than once only when a worker died with it';

CREATE INDEX link_preview_due ON link_preview (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE link_page (
    url_hash text PRIMARY KEY,
    title text,
    description text,
    site_name text,
    image_url text,
    expires_at timestamptz NOT NULL
);

COMMENT ON TABLE link_page IS 'Pages that were looked up lately, so that a link many people send is fetched once';
COMMENT ON COLUMN link_page.url_hash IS 'SHA-256 of the link, in hex';
COMMENT ON COLUMN link_page.title IS 'Null, with description, when the page says nothing of itself';

CREATE INDEX link_page_age ON link_page (expires_at);

CREATE TABLE link_host (
    host text PRIMARY KEY,
    quiet_until timestamptz NOT NULL
);

COMMENT ON TABLE link_host IS 'Hosts that did not answer lately; nobody asks them until then';
