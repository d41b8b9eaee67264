-- What was found at some cells, and of their files as a whole; `cells` are written file, sheet and address with tabs between.
select p.severity, p.code, p.found, p.expected, p.ko, p.en, p.hint_ko, p.hint_en, p.file, p.sheet, p.cell
from problems p
where list_contains(:cells, p.file || chr(9) || p.sheet || chr(9) || p.cell)
    or (p.sheet is null and p.cell is null and list_contains(:files, p.file))
order by p.cell is null nulls last, p.severity nulls last, p.ko nulls last;
