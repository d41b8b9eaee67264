-- An indicator divided by another one, at one grain: aggregated first, divided afterwards, with the rows of both.
-- Numerators are those of frame.sql. The denominator is the state at the period's end, else the nearest one within 183 days, real
-- before made up; only a whole one, and never under a sum of some dongs. Where it cannot be divided `missing` says why.
with base as (
    select c.*, l.kind, case when :language = 'ko' then l.label_ko else l.label_en end as label, l.rowid as place_order,
        case
            when c.grain = 'year' then make_date(cast(left(c.period, 4) as integer), 12, 31)
            when c.grain = 'half' then make_date(cast(left(c.period, 4) as integer), case right(c.period, 1) when '1' then 6 else 12 end,
                case right(c.period, 1) when '1' then 30 else 31 end)
            when c.grain = 'month' then last_day(cast(c.period || '-01' as date))
        end as period_end
    from cube c
    join places l on l.place = c.place
    where c.indicator = :indicator
        and (c.grain = :grain or (:grain = 'year' and c.grain in ('span', 'none')))
        and (:demonstration or not c.demonstration)
        and l.kind <> 'dong_offices'
    qualify row_number() over (
        partition by c.place, c.period
        order by coalesce(c.parts < c.parts_of, false), c.demonstration
    ) = 1
),

states as (
    select c.place, c.period, c.numerator as value, c.demonstration, c.qualifier, c.numerator_rows as source_rows,
        case c.grain when 'year' then make_date(cast(c.period as integer), 12, 31)
            when 'month' then last_day(cast(c.period || '-01' as date)) else cast(c.period as date) end as dated
    from cube c
    where c.indicator = :divisor and c.numerator is not null
        and (c.grain in ('month', 'day') or (c.grain = 'year' and c.denominator_period is null)) -- else the year is one of its months
        and (c.parts is null or c.parts_of is null or c.parts >= c.parts_of)
        and (:demonstration or not c.demonstration)
),

nearest as (
    select b.place, b.period, s.value, s.demonstration, s.qualifier, s.source_rows, s.period as dated_at
    from base b
    join states s on s.place = b.place and abs(date_diff('day', s.dated, b.period_end)) <= 183
    qualify row_number() over (
        partition by b.place, b.period
        order by s.demonstration, abs(date_diff('day', s.dated, b.period_end)), s.dated desc nulls last
    ) = 1
),

told as (
    select b.*, n.value as divisor, n.demonstration as divisor_made_up, n.qualifier as divisor_qualifier, n.source_rows, n.dated_at,
        case
            when b.numerator is null then coalesce(b.missing, 'no_value')
            when b.grain = 'none' then 'undated'
            when b.period_end is null then 'span'
            when b.parts < b.parts_of then 'partial_dongs'
            when n.value is null then 'no_denominator'
            when n.value = 0 then 'zero_denominator'
        end as refused
    from base b
    left join nearest n on n.place = b.place and n.period = b.period
)

select place, kind, label, period, grain,
    case when refused is null then numerator * :scale / nullif(divisor, 0) end as value,
    numerator, divisor as denominator, demonstration or coalesce(divisor_made_up, false) as demonstration,
    parts, parts_of, covers, basis,
    -- 35 of at least 80 is at most 44 %
    case
        when coalesce(divisor_qualifier, 'exact') = 'exact' then qualifier
        when qualifier <> 'exact' then 'approximate'
        when divisor_qualifier = 'at least' then 'at most'
        when divisor_qualifier = 'at most' then 'at least'
        else divisor_qualifier
    end as qualifier,
    coalesce(refused, missing) as missing, dated_at as denominator_period,
    numerator_rows, source_rows as denominator_rows
from told
order by place_order, period nulls last;
