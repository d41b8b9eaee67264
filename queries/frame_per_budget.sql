-- An indicator divided by the original budget of the very programmes that it adds up, year by year, with the rows of both.
-- Numerators are those of frame.sql. A district's budget is the printed one, else the sum of all its dongs. If one of the
-- programmes has no budget there is no quotient, and `missing` says so.
with base as (
    select c.*, l.kind, case when :language = 'ko' then l.label_ko else l.label_en end as label, l.rowid as place_order
    from cube c
    join places l on l.place = c.place
    where c.indicator = :indicator
        and c.grain in ('year', 'span', 'none')
        and (:demonstration or not c.demonstration)
        and l.kind <> 'dong_offices'
    qualify row_number() over (
        partition by c.place, c.period
        order by coalesce(c.parts < c.parts_of, false), c.demonstration
    ) = 1
),

printed as (
    select f.programme, f.place, l.kind, l.parent, f.period_start as period, f.demonstration,
        case when bool_or(f.total) then max(f.value) filter (where f.total) else sum(f.value) end as value,
        case count(distinct f.qualifier) filter (where f.qualifier <> 'exact')
            when 0 then 'exact' when 1 then max(f.qualifier) filter (where f.qualifier <> 'exact') else 'approximate' end as qualifier,
        case when bool_or(f.total) then list(f.row order by f.row) filter (where f.total) else list(f.row order by f.row) end as source_rows
    from facts f
    join places l on l.place = f.place
    where f.table_name = 'budgets' and f.measure = 'budget_krw' and f.superseded is null and f.value is not null
        and f.qualifier not in ('planned', 'ambiguous')
        and f.period_start = f.period_end and length(f.period_start) = 4
        and (:demonstration or not f.demonstration)
    group by all
),

summed as (
    select programme, parent as place, period, demonstration, sum(value) as value,
        case count(distinct qualifier) filter (where qualifier <> 'exact')
            when 0 then 'exact' when 1 then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end as qualifier,
        flatten(list(source_rows order by place)) as source_rows
    from printed
    where kind = 'dong'
    group by programme, parent, period, demonstration
    having count(distinct place) = (select count(*) from places where kind = 'dong')
),

budgets as (
    select programme, place, period, demonstration, value, qualifier, source_rows
    from (
        select programme, place, period, demonstration, value, qualifier, source_rows, 0 as level from printed
        union all
        select programme, place, period, demonstration, value, qualifier, source_rows, 1 as level from summed
    )
    qualify row_number() over (partition by programme, place, period order by demonstration, level) = 1
),

needed as (
    select place, period, unnest(string_split(covers, ',')) as programme
    from base
    where numerator is not null and covers is not null
),

divisors as (
    select n.place, n.period, sum(b.value) as value, bool_or(b.demonstration) as demonstration,
        count(*) = count(b.value) as complete,
        case count(distinct b.qualifier) filter (where b.qualifier <> 'exact')
            when 0 then 'exact' when 1 then max(b.qualifier) filter (where b.qualifier <> 'exact') else 'approximate' end as qualifier,
        flatten(list(b.source_rows order by n.programme) filter (where b.value is not null)) as source_rows
    from needed n
    left join budgets b on b.programme = n.programme and b.place = n.place and b.period = n.period
    group by n.place, n.period
),

told as (
    select b.*, d.value as divisor, d.demonstration as divisor_made_up, d.qualifier as divisor_qualifier, d.source_rows,
        case
            when b.numerator is null then coalesce(b.missing, 'no_value')
            when b.grain = 'none' then 'undated'
            when b.grain <> 'year' then 'span'
            when b.parts < b.parts_of then 'partial_dongs'
            when d.value is null then 'no_denominator'
            when not d.complete then 'no_budget'
            when d.value = 0 then 'zero_denominator'
        end as refused
    from base b
    left join divisors d on d.place = b.place and d.period = b.period
)

select place, kind, label, period, grain,
    case when refused is null then numerator * :scale / nullif(divisor, 0) end as value,
    numerator, divisor as denominator, demonstration or coalesce(divisor_made_up, false) as demonstration,
    parts, parts_of, covers, basis,
    case
        when coalesce(divisor_qualifier, 'exact') = 'exact' then qualifier
        when qualifier <> 'exact' then 'approximate'
        when divisor_qualifier = 'at least' then 'at most'
        when divisor_qualifier = 'at most' then 'at least'
        else divisor_qualifier
    end as qualifier,
    coalesce(refused, missing) as missing, null as denominator_period,
    numerator_rows, source_rows as denominator_rows
from told
order by place_order, period nulls last;
