-- The texts left of one cell in its row, and above it in its column: its headings are among them.
select g.row, g.column, g.shown
from read_parquet(:grids) g
where g.upload = :upload and g.file = :file and g.sheet = :sheet
    and ((g.row = :row and g.column < :column) or (g.column = :column and g.row < :row))
order by g.row, g.column;
