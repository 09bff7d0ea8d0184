-- Repeatable, since versions after V000 are the services' own; when it runs again it builds the same two indexes anew.
-- Statistics call the outbox empty, for it mostly is, and then any index that fits a little costs as much as the right one. So each
-- question is left with one: a key's rows in order, or the oldest first.
alter table outbox drop constraint if exists outbox_pkey;
drop index if exists outbox_key;
drop index if exists outbox_added;
alter table outbox add primary key (aggregatetype, aggregateid, seq);
create index outbox_added on outbox (added_at);
