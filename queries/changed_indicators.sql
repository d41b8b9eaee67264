-- Which values of indicators differ between two releases, attached as `earlier` and `later`.
-- Where a figure is known in part and in full, the fuller one stands; made-up ones are compared with made-up ones.
with before as (
    select * from earlier.cube
    qualify row_number() over (
        partition by indicator, place, grain, period, demonstration order by coalesce(parts < parts_of, false)
    ) = 1
),
after as (
    select * from later.cube
    qualify row_number() over (
        partition by indicator, place, grain, period, demonstration order by coalesce(parts < parts_of, false)
    ) = 1
)
select
    coalesce(a.indicator, b.indicator) as indicator, coalesce(a.place, b.place) as place,
    coalesce(a.grain, b.grain) as grain, coalesce(a.period, b.period) as period,
    coalesce(a.demonstration, b.demonstration) as demonstration,
    b.indicator is not null as was, b.value as value_before, b.missing as missing_before, b.qualifier as qualifier_before,
    a.indicator is not null as is_now, a.value as value_after, a.missing as missing_after, a.qualifier as qualifier_after
from before b
full join after a
    on a.indicator = b.indicator and a.place = b.place and a.grain = b.grain and a.period = b.period
    and a.demonstration = b.demonstration
where b.indicator is null or a.indicator is null or a.value is distinct from b.value
    or a.missing is distinct from b.missing or a.qualifier is distinct from b.qualifier
order by period desc nulls last, indicator nulls last, place nulls last, grain nulls last, demonstration nulls last;
