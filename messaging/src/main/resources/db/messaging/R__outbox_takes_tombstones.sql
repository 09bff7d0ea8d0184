-- Repeatable, since versions after V000 are the services' own; it changes nothing when it runs again.
alter table outbox alter column payload drop not null;
comment on column outbox.payload is 'the event as JSON; null for a tombstone, by which a compacted topic forgets the key (Debezium: route.tombstone.on.empty.payload)';
