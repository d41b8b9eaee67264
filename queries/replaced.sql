-- The facts that later uploads of their tables leave out or give anew, and the row that stands for each.
-- A file replaces as one all of a table, or its figures of one place and period; made-up ones and plans stay apart.
-- Only what was sent replaces, and only what was sent is replaced.
-- Needs: facts, files(upload, received, beside), replacing(table_name, whole).

create temp table replaced as
with kept as (
    select f.row, f.upload, s.received, s.beside, f.table_name, f.programme, f.place, f.period_start, f.period_end,
        f.attributes, f.measure, f.demonstration, f.qualifier = 'planned' as planned,
        case when not r.whole then f.place end as scope_place,
        case when not r.whole then f.period_start end as scope_start,
        case when not r.whole then f.period_end end as scope_end
    from facts f
    join files s on s.upload = f.upload and s.received is not null
    join replacing r on r.table_name = f.table_name
    where f.superseded is null
),

-- most scopes have figures of one upload alone
met as (
    select table_name, demonstration, planned, scope_place, scope_start, scope_end
    from kept
    group by all
    having min(upload) <> max(upload)
),

-- the last upload of each scope; where all stand beside earlier ones none replaces
lasts as (
    select *,
        first_value(upload) over scope as last_upload,
        first_value(received) over scope as last_received,
        first_value(beside) over scope as all_beside
    from kept k
    semi join met m
        on m.table_name = k.table_name and m.demonstration = k.demonstration and m.planned = k.planned
        and m.scope_place is not distinct from k.scope_place and m.scope_start is not distinct from k.scope_start
        and m.scope_end is not distinct from k.scope_end
    window scope as (
        partition by table_name, demonstration, planned, scope_place, scope_start, scope_end
        order by beside, received desc nulls last, row
    )
),

given as (
    select *,
        min(case when upload = last_upload then row end) over (
            partition by table_name, demonstration, planned, scope_place, scope_start, scope_end
        ) as first_row,
        max(case when upload = last_upload then row end) over (
            partition by table_name, demonstration, planned, scope_place, scope_start, scope_end,
                programme, place, period_start, period_end, attributes, measure
        ) as own_row
    from lasts
)

select row, coalesce(own_row, first_row) as superseded, own_row is null as gone, last_upload as by_upload,
    row_number() over (
        order by table_name, demonstration, planned, scope_place nulls first, scope_start nulls first, scope_end nulls first, row
    ) as number
from given
where not all_beside and received < last_received
