-- The indicators that stand on an upload: how many figures of each, of how many places, and from when to when.
with own as (select list(f.row) as inputs from facts f where f.upload = :upload and f.superseded is null)

select c.indicator, count(*) as figures, count(distinct c.place) as places, min(left(c.period, 4)) as first_year,
    max(left(c.period, 4)) as last_year
from cube c
cross join own
where list_has_any(coalesce(c.numerator_rows, []), own.inputs) or list_has_any(coalesce(c.denominator_rows, []), own.inputs)
group by c.indicator
order by figures desc nulls last, c.indicator nulls last;
