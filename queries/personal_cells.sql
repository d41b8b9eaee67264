-- The cells of some sheets that hold counts of persons which were not published. `personal` names measures as table.measure.
with sheets as (select unnest(:uploads) as upload, unnest(:files) as file, unnest(:sheets) as sheet, unnest(:numbers) as number)
select s.number, f.cell, min(f.value) filter (f.value > 0) as least
from facts f
join sheets s on s.upload = f.upload and s.file = f.file and s.sheet = f.sheet
where f.origin <> 'published' and list_contains(:personal, f.table_name || '.' || f.measure)
group by s.number, f.cell
order by s.number, f.cell nulls last;
