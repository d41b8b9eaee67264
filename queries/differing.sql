-- The facts in which an earlier mart and what is coming differ, as both have them, and the indicators they have a part in, by
-- year of the period's start; where residents at the year's end differ, in every year (null).
-- Needs: facts (the earlier ones), coming, parts(indicator, table_name, measure, programme, at_year_end).

create or replace temp table differing as
select f.row is not null as was,
    f.table_name, f.measure, f.programme, f.period_start,
    c.table_name as coming_table, c.measure as coming_measure, c.programme as coming_programme, c.period_start as coming_start
from facts f
positional join coming c -- both stand in the order of their rows; where one did not, everything would differ
where f is distinct from c;

create or replace temp table touched as
with about as (
    select distinct table_name, measure, programme, left(coalesce(period_start, ''), 4) as year from differing
    union
    select distinct coming_table, coming_measure, coming_programme, left(coalesce(coming_start, ''), 4) from differing
)
select distinct p.indicator, case when not p.at_year_end then a.year end as year
from about a
join parts p on p.table_name = a.table_name and p.measure = a.measure and p.programme = a.programme;
