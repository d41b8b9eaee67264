-- What is read from some cells, and all that other cells say of the same thing: whether it counts persons and was not published.
-- `personal` names measures as table.measure.
with wanted as (select unnest(:files) as file, unnest(:sheets) as sheet, unnest(:cells) as cell, unnest(:numbers) as number)

select w.number, s.row, s.value,
    s.origin <> 'published' and list_contains(:personal, s.table_name || '.' || s.measure) as persons
from wanted w
join facts f on f.file = w.file and f.sheet = w.sheet and f.cell = w.cell
join facts s on s.table_name = f.table_name and s.measure = f.measure and s.programme is not distinct from f.programme
    and s.place = f.place and s.period_start is not distinct from f.period_start
    and s.period_end is not distinct from f.period_end and s.attributes = f.attributes and s.demonstration = f.demonstration
order by w.number, s.row;
