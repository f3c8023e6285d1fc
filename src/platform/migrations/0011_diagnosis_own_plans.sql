-- A contractor's own plans with which a diagnosis was made, each as its text was then: so it can be asked again as it
-- was, and explained, after the plan has been rewritten or thrown away.
alter table diagnosis add column plans json not null default '[]';
