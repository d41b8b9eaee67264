-- The cells of one sheet that hold counts of persons which were not published. `personal` names measures as table.measure.
select f.cell, min(f.value) filter (f.value > 0) as least
from facts f
where f.upload = :upload and f.file = :file and f.sheet = :sheet
    and f.origin <> 'published'
    and list_contains(:personal, f.table_name || '.' || f.measure)
group by f.cell
order by f.cell nulls last;
