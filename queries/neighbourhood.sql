-- The cells of one sheet in these rows and columns.
select g.row, g.column, g.shown
from read_parquet(:grids) g
where g.upload = :upload and g.file = :file and g.sheet = :sheet
    and list_contains(:rows, g.row) and list_contains(:columns, g.column)
order by g.row, g.column;
