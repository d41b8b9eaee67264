-- Some cells of some sheets.
with sheets as (select unnest(:uploads) as upload, unnest(:files) as file, unnest(:sheets) as sheet, unnest(:numbers) as number),
wanted as (select unnest(:of_sheet) as number, unnest(:rows) as at_row, unnest(:columns) as at_column)
select s.number, g.row, g.column, g.shown
from read_parquet(:grids) g
join sheets s on s.upload = g.upload and s.file = g.file and s.sheet = g.sheet
join wanted w on w.number = s.number and w.at_row = g.row and w.at_column = g.column
order by s.number, g.row, g.column;
