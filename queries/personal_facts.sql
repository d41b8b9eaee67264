-- The figures shown that count persons. `personal` names measures as table.measure.
select f.row, f.table_name, f.measure, f.programme, f.attributes, f.place, l.kind, f.demonstration, f.period_start, f.period_end,
    f.value, f.origin = 'published' as published
from facts f
join places l on l.place = f.place
where f.superseded is null and f.value is not null and list_contains(:personal, f.table_name || '.' || f.measure)
order by f.row;
