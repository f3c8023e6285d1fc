-- How a contractor's reports look: its name, where it is reached, one colour and its logo, as they were sent. The
-- colour was held against paper white before it came here; the logo was read and found to be one.
create table diagnosis_brand (
  operator_id integer not null,
  account_id  integer not null,
  name        text not null check (name <> ''),
  contact     text[] not null default '{}' check (cardinality(contact) <= 4),
  accent      text check (accent ~ '^#[0-9A-F]{6}$'),
  logo        bytea check (octet_length(logo) <= 262144),
  logo_kind   text check (logo_kind in ('png', 'svg')),
  saved_by    text not null,
  saved_at    timestamptz not null,
  primary key (operator_id, account_id),
  foreign key (operator_id, account_id) references account (operator_id, account_id),
  check ((logo is null) = (logo_kind is null))
);
select protect_table('diagnosis_brand');
