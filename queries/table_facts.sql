-- The figures shown of one table; or the one of a row, or the one that is shown in its place.
with recursive chain as (
    select f.row, f.superseded from facts f where f.row = :row
    union all
    select f.row, f.superseded from facts f join chain c on f.row = c.superseded
)

select f.row, f.table_name, f.programme, f.place, f.period_start, f.period_end, f.attributes, f.measure, f.demonstration,
    f.value, f.value_text, f.unit, f.qualifier, f.missing, f.total, f.printed_value, f.file, f.sheet, f.cell, f.correction
from facts f
where f.superseded is null and (f.table_name = :table_name or f.row in (select c.row from chain c))
order by f.period_start nulls last, f.row;
