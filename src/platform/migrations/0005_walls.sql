-- What attacks on the house found open: guesses at once at one login, and rows put under a bill or
-- journal that is already there.

-- Count an attempt before its password is looked at, and say until when the key is locked, or null
-- when this attempt may go on. One statement takes the row, so that attempts made at once are
-- counted one by one: of many, `free` go on. A locked key is not counted, so waiting ends it.
create function login_tried(
  asked text, now_is timestamptz, free integer, base interval, longest interval
) returns timestamptz
  language plpgsql security definer set search_path = public as $$
declare
  counted integer;
begin
  insert into login_attempt as a (key, failures, last_at) values (asked, 1, now_is)
    on conflict (key) do update
      set failures = case when a.last_at < now_is - interval '1 day' then 1 else a.failures + 1 end, last_at = now_is
      where a.locked_until is null or a.locked_until <= now_is
    returning failures into counted;
  if counted is null then
    return (select a.locked_until from login_attempt a where a.key = asked);
  end if;
  if counted >= free then
    update login_attempt
      set locked_until = now_is + least(longest, base * power(2, least(counted - free, 20))) where key = asked;
  end if;
  return null;
end $$;

-- An attempt that was right costs its network address nothing.
create function login_excused(asked text, free integer) returns void
  language sql security definer set search_path = public
  begin atomic
    update login_attempt a
      set failures = greatest(a.failures - 1, 0),
        locked_until = case when a.failures <= free then null else a.locked_until end
      where a.key = asked;
  end;

revoke execute on function login_tried(text, timestamptz, integer, interval, interval),
  login_excused(text, integer) from public;
grant execute on function login_tried(text, timestamptz, integer, interval, interval),
  login_excused(text, integer) to engawa_app;
drop function login_failed(text, timestamptz, integer, interval, interval);
drop function login_locked_until(text[], timestamptz);

-- A bill and a journal are written in one transaction, or they would change after they were issued:
-- a line or entry belongs to a row that this very transaction made.
create or replace function refuse_unbalanced() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  select account_id, journal_id, sum(amount) as off into wrong from entered
    group by operator_id, account_id, journal_id having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'journal % of account % is out of balance by %', wrong.journal_id, wrong.account_id, wrong.off
      using errcode = 'check_violation', constraint = 'journal_sums_to_zero';
  end if;
  execute 'select e.account_id, e.journal_id
    from (select distinct operator_id, account_id, journal_id from entered) e
    left join lateral (select true as found from journal j where (j.operator_id, j.account_id, j.journal_id)
      = (e.operator_id, e.account_id, e.journal_id) and j.xmin = pg_current_xact_id()::xid limit 1) its on true
    where its.found is null limit 1' into wrong;
  if wrong.journal_id is not null then
    raise exception 'account % has no journal % that is being written', wrong.account_id, wrong.journal_id
      using errcode = 'foreign_key_violation', constraint = 'entry_of_journal';
  end if;
  return null;
end $$;

create or replace function refuse_stray_lines() returns trigger
  language plpgsql as $$
declare
  stray record;
begin
  execute 'select e.account_id, e.bill_id
    from (select distinct operator_id, account_id, bill_id from entered) e
    left join lateral (select true as found from bill b where (b.operator_id, b.account_id, b.bill_id)
      = (e.operator_id, e.account_id, e.bill_id) and b.xmin = pg_current_xact_id()::xid limit 1) its on true
    where its.found is null limit 1' into stray;
  if stray.bill_id is not null then
    raise exception 'account % has no bill % that is being written', stray.account_id, stray.bill_id
      using errcode = 'foreign_key_violation', constraint = 'line_of_bill';
  end if;
  execute 'select e.account_id, e.corrects_bill, e.corrects_position from entered e
    left join lateral (select true as found from bill_line l where (l.operator_id, l.account_id, l.bill_id, l.position)
      = (e.operator_id, e.account_id, e.corrects_bill, e.corrects_position) limit 1) its on true
    where e.corrects_bill is not null and its.found is null limit 1' into stray;
  if stray.corrects_bill is not null then
    raise exception 'account % has no line % on bill % to correct', stray.account_id, stray.corrects_position,
      stray.corrects_bill using errcode = 'foreign_key_violation', constraint = 'correction_of_line';
  end if;
  return null;
end $$;

-- Tables of a session's own stand before all others unless a path names them last: made-up bills
-- would let lines pass, and a trigger on a made-up directory would run as the owner of everything.
alter function login_tried(text, timestamptz, integer, interval, interval) set search_path = public, pg_temp;
alter function enter_directory() set search_path = public, pg_temp;
alter function make_interval_partition(date) set search_path = public, pg_temp;
alter function chain_audit() set search_path = public, pg_temp;
alter function refuse_unbalanced() set search_path = public, pg_temp;
alter function refuse_stray_lines() set search_path = public, pg_temp;
