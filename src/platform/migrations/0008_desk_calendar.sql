-- The desk's list of deadlines goes by a day of its own: what concerns the customer alone takes no place in it.

-- The next deadline that is not the customer's alone; null: none is known.
alter table agenda add column desk_on date;
create index agenda_desk on agenda (operator_id, desk_on) where desk_on is not null;

-- What was written before knows no such day: no terms have an empty hash, so the next day lived writes it anew. Every
-- operator's rows, for which the wall that holds even the owner is down as long as this transaction lasts.
alter table agenda no force row level security;
update agenda set catalogue_hash = '';
alter table agenda force row level security;
