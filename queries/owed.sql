-- What each dong has in each table for one year: how many figures and words, and the reasons where there are none.
select f.table_name, f.place, f.programme, f.measure, f.missing, f.demonstration,
    count(*) filter (where coalesce(f.value, f.value_low) is not null or f.value_text is not null) as figures
from facts f
join places l on l.place = f.place
where l.kind = 'dong'
    and f.superseded is null
    and left(f.period_start, 4) = :year and left(f.period_end, 4) = :year
    and (:demonstration or not f.demonstration)
group by f.table_name, f.place, f.programme, f.measure, f.missing, f.demonstration
order by f.table_name nulls last, f.place nulls last, f.programme nulls last, f.measure nulls last, f.missing nulls last, f.demonstration nulls last;
