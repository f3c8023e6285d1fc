-- Whose word a bill may take. Anyone with a contract may enrol a gateway of the own, and a program can claim to be any
-- meter: only a box that the operator's staff enrolled fills in for the network operator's readings that are not there.
alter table home_gateway_code add column by_staff boolean not null default false;
alter table home_gateway add column installed boolean not null default false;
