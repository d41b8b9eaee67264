-- The long view over all tables for analysts and checks: one row per number or fact, with names as they are printed.
create or replace view observations as
select f.table_name, p.label_ko as programme,
    case when l.kind = 'district' then l.label_ko || ' 전체' else l.label_ko end as place,
    f.period_start, f.period_end, f.measure, f.attributes, f.value, f.value_low, f.value_high, f.value_text,
    f.unit, f.qualifier, f.basis, f.missing, f.total, f.printed_value, f.printed_unit, f.origin,
    f.upload, f.file, f.sheet, f.cell, f.filled_from, f.note, f.row, f.superseded
from facts f
left join programmes p on p.programme = f.programme
left join places l on l.place = f.place;
