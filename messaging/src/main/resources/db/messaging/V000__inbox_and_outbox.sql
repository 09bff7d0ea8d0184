create table inbox (
    event uuid primary key,
    handled_at timestamptz not null default now()
);
comment on table inbox is 'events that took effect here; a repeat finds its row and changes nothing';
comment on column inbox.event is 'first 128 bits of SHA-256 over consumer group, ce_source and ce_id';
comment on column inbox.handled_at is 'rows older than the longest redelivery are removed';
create index inbox_handled_at on inbox using brin (handled_at);

create table outbox (
    seq bigint generated always as identity primary key,
    id text not null,
    aggregatetype text not null,
    aggregateid text not null,
    type text not null,
    payload text not null,
    source text not null,
    subject text,
    time timestamptz not null,
    traceparent text,
    added_at timestamptz not null default now(),
    blocked_until timestamptz
);
comment on table outbox is 'events not published yet; a row is deleted when Kafka has it. Columns follow the Debezium outbox event router';
comment on column outbox.seq is 'order inside a key; never used as a reading position, for commits do not come in its order';
comment on column outbox.id is 'ce_id';
comment on column outbox.aggregatetype is 'topic';
comment on column outbox.aggregateid is 'record key';
comment on column outbox.type is 'ce_type';
comment on column outbox.payload is 'the event as JSON';
comment on column outbox.blocked_until is 'Kafka refused this row; its key waits until then, other keys go on';
create index outbox_key on outbox (aggregatetype, aggregateid, seq);
alter table outbox set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 10000);
