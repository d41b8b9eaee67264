-- The yearly figures of every indicator for the district and its dongs, up to one year. Complete wins over partial, real over made up.
select c.indicator, c.place, l.kind, l.label_ko as label, c.period, c.value, c.numerator, c.denominator, c.demonstration,
    c.parts, c.parts_of, c.covers, c.qualifier, c.missing, c.denominator_period
from cube c
join places l on l.place = c.place
where c.grain = 'year'
    and c.period <= :year
    and (:demonstration or not c.demonstration)
    and l.kind in ('district', 'dong')
qualify row_number() over (
    partition by c.indicator, c.place, c.period
    order by coalesce(c.parts < c.parts_of, false), c.demonstration
) = 1
order by c.indicator nulls last, l.rowid nulls last, c.period nulls last;
