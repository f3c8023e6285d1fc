-- Contracts and their histories. A contract is its events: they are only ever added, and nothing beside them says
-- what state it is in.

create table contract (
  operator_id integer not null,
  account_id  integer not null,
  -- Named by whoever makes it; short, and the same wherever the contract is spoken of.
  contract_id text not null check (contract_id <> '' and length(contract_id) <= 64),
  -- Folder of the catalogue: `kattobi-hikari`.
  service     text not null check (service <> ''),
  created_at  timestamptz not null default now(),
  primary key (operator_id, account_id, contract_id),
  unique (operator_id, contract_id),
  foreign key (operator_id, account_id) references account (operator_id, account_id)
);
select protect_table('contract', 'select, insert');

create table contract_event (
  operator_id integer not null,
  account_id  integer not null,
  contract_id text not null,
  -- In the order in which they were recorded.
  position    integer not null check (position >= 1),
  on_day      date not null,
  recorded_at timestamptz not null,
  type        text not null,
  -- The whole event as files write it, days as text. Kept as the text it came in: it is read far more often by the
  -- bill run, which wants it whole, than by any query that looks inside.
  body        json not null,
  -- Of `supply-set`: the meter, by which the desk finds the contract.
  meter       text,
  -- The request that recorded it, where it had a key.
  write_key   text,
  primary key (operator_id, account_id, contract_id, position),
  foreign key (operator_id, account_id, contract_id) references contract (operator_id, account_id, contract_id)
);
create index contract_event_of_meter on contract_event (operator_id, meter) where meter is not null;
select protect_table('contract_event', 'select, insert');
create trigger append_only before update or delete or truncate on contract_event
  for each statement execute function refuse_change();

-- Requests that were carried out, so that one that is repeated does nothing, and one that says something else under
-- the same key is refused.
create table contract_write (
  operator_id integer not null references operator,
  write_key   text not null check (write_key <> '' and length(write_key) <= 200),
  body_hash   bytea not null check (octet_length(body_hash) = 32),
  created_at  timestamptz not null default now(),
  primary key (operator_id, write_key)
);
select protect_table('contract_write', 'select, insert');
create trigger append_only before update or delete or truncate on contract_write
  for each statement execute function refuse_change();
