-- How people come to have an account and a login: the dwelling's building and room, and invitations to register.

alter table account
  add column building_name text not null default '',
  add column room          text not null default '';

-- An invitation to make a login for an account: a secret address, used once. Only its hash is kept.
create table invitation (
  operator_id integer not null,
  token_hash  bytea not null check (octet_length(token_hash) = 32),
  account_id  integer not null,
  made_by     text not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  -- Used, replaced by a newer one, or tried too often with another dwelling.
  used_at     timestamptz,
  wrong_tries integer not null default 0,
  primary key (operator_id, token_hash),
  foreign key (operator_id, account_id) references account (operator_id, account_id)
);
select protect_table('invitation', 'select, insert, update');

create table directory_invitation (
  token_hash  bytea primary key,
  operator_id integer not null
);
create function enter_directory_invitation() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into directory_invitation values (new.token_hash, new.operator_id);
  return null;
end $$;
create trigger directory after insert on invitation
  for each row execute function enter_directory_invitation();
create function operator_of_invitation(asked bytea) returns integer
  language sql stable security definer set search_path = public, pg_temp
  begin atomic select d.operator_id from directory_invitation d where d.token_hash = asked; end;
revoke execute on function operator_of_invitation(bytea) from public;
grant execute on function operator_of_invitation(bytea) to engawa_app;

-- A request to open an account, so that the same one opens it once.
create table account_write (
  operator_id integer not null references operator,
  write_key   text not null check (write_key <> '' and length(write_key) <= 300),
  body_hash   bytea not null check (octet_length(body_hash) = 32),
  account_id  integer not null,
  primary key (operator_id, write_key)
);
select protect_table('account_write', 'select, insert');
