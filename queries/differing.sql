-- The facts in which an earlier mart and what is coming differ, and the indicators they have a part in, by year of the
-- period's start; where residents at the year's end differ, in every year (null).
-- Needs: facts (the earlier ones), coming, parts(indicator, table_name, measure, programme, at_year_end).

create or replace temp table differing as
with pairs as (select f, c from facts f full join coming c on c.row = f.row where f is distinct from c)
select f.row is not null as was, unnest([f, c], max_depth => 1) as fact
from pairs;

create or replace temp table touched as
select distinct p.indicator, case when not p.at_year_end then left(coalesce(d.fact.period_start, ''), 4) end as year
from differing d
join parts p on p.table_name = d.fact.table_name and p.measure = d.fact.measure and p.programme = d.fact.programme;
