-- Counts of persons behind one indicator, in every grain, for the small-number rule. `published`: no input came from elsewhere.
with published as (select coalesce(list("row"), []) as known from facts where origin = 'published'),

picked as (
    select c.place, l.kind, c.period, c.grain,
        case when :side = 'numerator' then c.numerator else c.denominator end as value,
        case when :side = 'numerator' then c.numerator_rows else c.denominator_rows end as inputs
    from cube c
    join places l on l.place = c.place
    where c.indicator = :indicator
        and (:demonstration or not c.demonstration)
        and l.kind <> 'dong_offices'
    qualify row_number() over (
        partition by c.place, c.period
        order by coalesce(c.parts < c.parts_of, false), c.demonstration
    ) = 1
)

select p.place, p.kind, p.period, p.grain, p.value, list_has_all(k.known, p.inputs) as published
from picked p
cross join published k
where p.value is not null
order by p.place nulls last, p.period nulls last;
