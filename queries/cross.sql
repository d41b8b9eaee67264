-- The texts left of some cells in their rows, and above them in their columns: their headings are among them.
with sheets as (select unnest(:uploads) as upload, unnest(:files) as file, unnest(:sheets) as sheet, unnest(:numbers) as number),
wanted as (select unnest(:ids) as id, unnest(:of_sheet) as number, unnest(:rows) as at_row, unnest(:columns) as at_column)
select w.id, g.row, g.column, g.shown
from read_parquet(:grids) g
join sheets s on s.upload = g.upload and s.file = g.file and s.sheet = g.sheet
join wanted w on w.number = s.number
    and ((g.row = w.at_row and g.column < w.at_column) or (g.column = w.at_column and g.row < w.at_row))
order by w.id, g.row, g.column;
