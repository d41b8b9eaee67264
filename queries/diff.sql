-- What changed between two releases, attached as `earlier` and `later`: facts by their key, shown values only.
with before as (select * from earlier.facts where superseded is null),
after as (select * from later.facts where superseded is null)
select
    case when b.row is null then 'added' when a.row is null then 'removed' else 'changed' end as change,
    coalesce(a.table_name, b.table_name) as table_name, coalesce(a.programme, b.programme) as programme,
    coalesce(a.place, b.place) as place, coalesce(a.period_start, b.period_start) as period_start,
    coalesce(a.period_end, b.period_end) as period_end, coalesce(a.attributes, b.attributes) as attributes,
    coalesce(a.measure, b.measure) as measure, coalesce(a.demonstration, b.demonstration) as demonstration,
    b.value as value_before, a.value as value_after, b.printed_value as printed_before, a.printed_value as printed_after,
    b.file as file_before, b.sheet as sheet_before, b.cell as cell_before,
    a.file as file_after, a.sheet as sheet_after, a.cell as cell_after,
    b.value_text as text_before, a.value_text as text_after, b.missing as missing_before, a.missing as missing_after,
    b.qualifier as qualifier_before, a.qualifier as qualifier_after,
    coalesce(a.unit, b.unit) as unit, b.upload as upload_before, a.upload as upload_after,
    b.correction as correction_before, a.correction as correction_after, b.row as row_before, a.row as row_after
from before b
full join after a
    on a.table_name = b.table_name and a.programme is not distinct from b.programme and a.place = b.place
    and a.period_start is not distinct from b.period_start and a.period_end is not distinct from b.period_end
    and a.attributes = b.attributes and a.measure = b.measure and a.demonstration = b.demonstration
where b.row is null or a.row is null
    or a.value is distinct from b.value or a.value_text is distinct from b.value_text or a.missing is distinct from b.missing
    or a.qualifier <> b.qualifier
order by table_name nulls last, programme nulls last, place nulls last, period_start nulls last, measure nulls last, attributes nulls last;
