-- The figures of one indicator at one grain: one row for each place and period. Complete wins over partial, real over made up.
-- A span of years stands beside the years, as one figure.
select c.place, l.kind, case when :language = 'ko' then l.label_ko else l.label_en end as label, c.period, c.grain,
    c.value, c.numerator, c.denominator, c.demonstration, c.parts, c.parts_of, c.covers, c.basis, c.qualifier, c.missing,
    c.denominator_period, c.numerator_rows, c.denominator_rows
from cube c
join places l on l.place = c.place
where c.indicator = :indicator
    and (c.grain = :grain or (:grain = 'year' and c.grain in ('span', 'none')))
    and (:demonstration or not c.demonstration)
    and l.kind <> 'dong_offices'
qualify row_number() over (
    partition by c.place, c.period
    order by coalesce(c.parts < c.parts_of, false), c.demonstration
) = 1
order by l.rowid, c.period nulls last;
