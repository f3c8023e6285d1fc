-- A customer who is erased leaves no name on the consents either: who signed and where the paper lies are struck out,
-- the day, the words' hash and the withdrawal stay.
create or replace function only_withdraw() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
declare
  withdrawal constant text[] := array['withdrawn_on', 'withdrawn_at', 'withdrawn_by'];
  names constant text[] := array['signer', 'paper_reference'];
begin
  if old.withdrawn_at is null and to_jsonb(old) - withdrawal = to_jsonb(new) - withdrawal then
    return new;
  end if;
  if old.withdrawn_at is not null and to_jsonb(old) - names = to_jsonb(new) - names
    and new.signer = '—' and new.paper_reference in ('', '—')
    and exists (select from diagnosis_customer c
      where (c.operator_id, c.account_id, c.customer_id)
        = (old.operator_id, old.account_id, old.customer_id) and c.erased_at is not null) then
    return new;
  end if;
  raise exception 'a consent is only withdrawn, once' using errcode = 'insufficient_privilege';
end $$;
