-- The indicator cube: every indicator for every place and period, with the rows that went in.
-- Aggregate, then divide. Real and demonstration figures never meet in one sum. Fractions are added up in an order of their own,
-- or a figure that nothing touched would differ from itself in the last digit.
-- Only what was touched is made anew: the figures of one indicator whose periods start in one year come from facts of that
-- year alone, but for the residents. The rest is taken over from the cube before.
-- Needs: facts, places, reasons, parts(indicator, role, table_name, measure, programme, scope, at_year_end), scales(indicator, scale, divides),
-- touched(indicator, year), cube.

create or replace table cube as
with
-- what can be added up: settled numbers with a known programme. Planned and ambiguous ones stay facts and never become indicators.
inputs as (
    select p.indicator, p.role, p.scope, p.at_year_end, f.programme, f.place, l.kind, f.attributes, f.total,
        f.value, f.missing, f.qualifier, f.demonstration, f.row,
        coalesce(f.period_start, '') as period_start, coalesce(f.period_end, '') as period_end
    from facts f
    join parts p on p.table_name = f.table_name and p.measure = f.measure and p.programme = f.programme
    join places l on l.place = f.place
    semi join touched t
        on t.indicator = p.indicator
        and (t.year is null or p.at_year_end or t.year = left(coalesce(f.period_start, ''), 4))
    where f.superseded is null
        and f.qualifier not in ('planned', 'ambiguous')
        and (f.value is not null or f.missing is not null)
),

dated as (
    select *,
        case when period_start = period_end then period_start else concat_ws('/', period_start, period_end) end as period,
        case
            when period_start = '' and period_end = '' then 'none'
            when period_start <> period_end then 'span'
            when length(period_start) = 4 then 'year'
            when period_start like '____-H_' then 'half'
            when period_start like '____-Q_' then 'quarter'
            when length(period_start) = 7 then 'month'
            else 'day'
        end as grain
    from inputs
),

-- one figure for each post (or other attribute): a total as it is printed, otherwise the figures themselves
by_attribute as (
    select indicator, role, scope, at_year_end, programme, place, kind, grain, period, demonstration, attributes,
        case when bool_or(total and value is not null) then max(value) filter (where total)
            else sum(value) filter (where not total) end as value,
        case when bool_or(total and value is not null) then max(qualifier) filter (where total)
            else case count(*) filter (where qualifier <> 'exact')
            when 0 then 'exact' else case min(qualifier) filter (where qualifier <> 'exact')
                when max(qualifier) filter (where qualifier <> 'exact') then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end end end as qualifier,
        max(missing) as missing,
        case when bool_or(total and value is not null) then list_sort(list(row) filter (where total))
            else list_sort(list(row)) end as source_rows
    from dated
    group by all
),

-- what is printed for all posts together is shown; otherwise the posts are added up
collapsed as (
    select indicator, role, scope, at_year_end, programme, place, kind, grain, period, demonstration,
        sum(value order by attributes) as value,
        case count(*) filter (where qualifier <> 'exact')
            when 0 then 'exact' else case min(qualifier) filter (where qualifier <> 'exact')
                when max(qualifier) filter (where qualifier <> 'exact') then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end end as qualifier,
        max(missing) as missing, flatten(list(source_rows order by attributes)) as source_rows
    from by_attribute a
    where attributes = '' or not exists (
        from by_attribute t
        where t.attributes = '' and t.value is not null
            and t.indicator = a.indicator and t.role = a.role and t.programme = a.programme and t.place = a.place
            and t.grain = a.grain and t.period = a.period and t.demonstration = a.demonstration
    )
    group by all
),

-- the year's figure where the source gives finer ones: all parts of a flow, the latest state of a stock, every event
finer as (
    select *, left(period, 4) as year
    from collapsed
    where grain in ('half', 'quarter', 'month', 'day') and value is not null
),

latest as (
    select indicator, role, programme, place, demonstration, year, max(period) as period
    from finer
    where scope = 'stock'
    group by all
),

yearly_from_finer as (
    select indicator, role, scope, at_year_end, programme, place, kind, 'year' as grain, year as period, demonstration,
        sum(value order by period) as value,
        case count(*) filter (where qualifier <> 'exact')
            when 0 then 'exact' else case min(qualifier) filter (where qualifier <> 'exact')
                when max(qualifier) filter (where qualifier <> 'exact') then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end end as qualifier,
        null as missing, flatten(list(source_rows order by period)) as source_rows,
        max(period) as dated_at
    from finer f
    where scope = 'event' or (scope = 'stock' and exists (
        from latest l
        where l.indicator = f.indicator and l.role = f.role and l.programme = f.programme and l.place = f.place
            and l.demonstration = f.demonstration and l.year = f.year and l.period = f.period
    ))
    group by all
    union all
    select indicator, role, scope, at_year_end, programme, place, kind, 'year' as grain, year as period, demonstration,
        sum(value order by period) as value,
        case count(*) filter (where qualifier <> 'exact')
            when 0 then 'exact' else case min(qualifier) filter (where qualifier <> 'exact')
                when max(qualifier) filter (where qualifier <> 'exact') then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end end as qualifier,
        null as missing, flatten(list(source_rows order by period)) as source_rows,
        null as dated_at
    from finer
    where scope = 'flow' and grain <> 'day'
    group by indicator, role, scope, at_year_end, programme, place, kind, finer.grain, year, demonstration
    having count(*) = case finer.grain when 'half' then 2 when 'quarter' then 4 else 12 end
),

-- one figure a year: as printed for the year, else put together (halves before quarters before months)
levelled as (
    select *, null as dated_at from collapsed
    union all
    select y.* from yearly_from_finer y
    anti join collapsed c
        on c.indicator = y.indicator and c.role = y.role and c.programme = y.programme and c.place = y.place
        and c.demonstration = y.demonstration and c.grain = 'year' and c.period = y.period and c.value is not null
    qualify row_number() over (
        partition by y.indicator, y.role, y.programme, y.place, y.demonstration, y.period
        order by len(y.source_rows) nulls last
    ) = 1
),

numerators as (select * from levelled where role = 'numerator'),

-- numerator and denominator of the same programme, place and period; where the denominator is the residents, none yet
paired as (
    select n.indicator, n.programme, n.place, n.kind, n.grain, n.period, n.demonstration,
        case when s.divides = 'pair' and d.value is null then null else n.value end as numerator,
        case when n.value is not null then d.value end as denominator, -- a figure that is owed must not count below the line
        coalesce(n.missing, d.missing) as missing,
        -- 35 of at least 80 is at most 44 %
        case
            when coalesce(d.qualifier, 'exact') = 'exact' then n.qualifier
            when n.qualifier <> 'exact' then 'approximate'
            when d.qualifier = 'at least' then 'at most'
            when d.qualifier = 'at most' then 'at least'
            else d.qualifier
        end as qualifier,
        n.source_rows as numerator_rows, d.source_rows as denominator_rows, n.dated_at
    from numerators n
    join scales s on s.indicator = n.indicator
    left join levelled d
        on s.divides = 'pair' and d.role = 'denominator' and d.indicator = n.indicator and d.programme = n.programme
        and d.place = n.place and d.grain = n.grain and d.period = n.period and d.demonstration = n.demonstration
),

within as (
    select c.place, coalesce(g.place, m.place) as parent
    from places c
    join places m on m.place = c.parent
    left join places g on g.place = m.parent and g.kind = 'district'
    where c.kind in ('dong', 'school')
),

-- a printed total that is the sum of some of the dongs, or less than those known by now, is not the district's: their own sum tells
-- how many they are, and divides what is known of a dong on both sides
of_some as (
    select p.indicator, p.programme, p.place, p.grain, p.period, p.demonstration
    from levelled p
    join within l on l.parent = p.place
    join levelled i
        on i.place = l.place and i.indicator = p.indicator and i.role = p.role and i.programme = p.programme
        and i.grain = p.grain and i.period = p.period and i.demonstration = p.demonstration
    left join reasons r on r.reason = i.missing
    where p.kind = 'district' and p.value is not null
    group by p.indicator, p.role, p.programme, p.place, p.grain, p.period, p.demonstration
    having round(sum(i.value order by i.place), 6) >= round(any_value(p.value), 6) and not bool_or(i.kind = 'school')
        and count(distinct i.place) filter (where i.value is not null or coalesce(r.nothing, false))
            < (select count(*) from places where kind = 'dong')
),

printed as (
    select p.*
    from paired p
    anti join of_some s
        on s.indicator = p.indicator and s.programme = p.programme and s.place = p.place and s.grain = p.grain
        and s.period = p.period and s.demonstration = p.demonstration
),

-- the district: as printed where it is printed, else the sum of its dongs and schools
district as (
    select p.indicator, p.programme, l.parent as place, 'district' as kind, p.grain, p.period, p.demonstration,
        sum(p.numerator order by p.place) as numerator, sum(p.denominator order by p.place) as denominator,
        case when count(p.numerator) = 0 then max(p.missing) end as missing,
        case count(*) filter (where p.qualifier <> 'exact')
            when 0 then 'exact' else case min(p.qualifier) filter (where p.qualifier <> 'exact')
                when max(p.qualifier) filter (where p.qualifier <> 'exact') then max(p.qualifier) filter (where p.qualifier <> 'exact') else 'approximate' end end as qualifier,
        flatten(list(p.numerator_rows order by p.place) filter (where p.numerator is not null)) as numerator_rows,
        flatten(list(p.denominator_rows order by p.place) filter (where p.denominator is not null)) as denominator_rows,
        max(p.dated_at) as dated_at,
        -- a dong that had nothing to count has told all there is
        count(distinct p.place) filter (where p.numerator is not null or coalesce(r.nothing, false)) as parts,
        bool_or(p.kind = 'school') as of_schools
    from paired p
    join within l on l.place = p.place
    left join reasons r on r.reason = p.missing
    group by all
),

with_district as (
    select indicator, programme, place, kind, grain, period, demonstration, numerator, denominator, missing, qualifier,
        numerator_rows, denominator_rows, dated_at,
        null as parts, false as of_schools, 'printed' as basis
    from printed
    union all
    select d.indicator, d.programme, d.place, d.kind, d.grain, d.period, d.demonstration, d.numerator, d.denominator, d.missing,
        d.qualifier, d.numerator_rows, d.denominator_rows, d.dated_at,
        d.parts, d.of_schools, 'sum' as basis
    from district d
    anti join printed p
        on p.indicator = d.indicator and p.programme = d.programme and p.place = d.place and p.grain = d.grain
        and p.period = d.period and p.demonstration = d.demonstration and p.numerator is not null
),

-- all programmes of the indicator
summed as (
    select indicator, place, kind, grain, period, demonstration,
        sum(numerator order by programme) as numerator, sum(denominator order by programme) as denominator,
        string_agg(distinct programme, ',' order by programme) filter (where numerator is not null) as covers,
        max(missing) as missing,
        case count(*) filter (where qualifier <> 'exact')
            when 0 then 'exact' else case min(qualifier) filter (where qualifier <> 'exact')
                when max(qualifier) filter (where qualifier <> 'exact') then max(qualifier) filter (where qualifier <> 'exact') else 'approximate' end end as qualifier,
        flatten(list(numerator_rows order by programme) filter (where numerator is not null)) as numerator_rows,
        flatten(list(denominator_rows order by programme) filter (where denominator is not null)) as denominator_rows,
        max(dated_at) as dated_at,
        min(parts) as parts,
        case when bool_or(of_schools) then null else (select count(*) from places where kind = 'dong') end as parts_of,
        case when bool_and(basis = 'printed') then 'printed' else 'sum' end as basis
    from with_district
    group by all
),

-- residents at the year's end: the nearest date within six months, real before made up
at_year_end as (
    select indicator, place, demonstration, period, value, source_rows,
        case length(period) when 4 then make_date(cast(period as integer), 12, 31)
            when 7 then last_day(cast(period || '-01' as date)) else cast(period as date) end as dated
    from levelled
    where role = 'denominator' and at_year_end and value is not null and grain in ('year', 'month', 'day') and dated_at is null
),

years as (select distinct period as year, make_date(cast(period as integer), 12, 31) as year_end from summed where grain = 'year'),

residents as (
    select a.indicator, a.place, y.year, a.demonstration, a.value, a.source_rows, a.period as dated_at
    from years y
    join at_year_end a on abs(date_diff('day', a.dated, y.year_end)) <= 183
    qualify row_number() over (
        partition by a.indicator, a.place, y.year
        order by a.demonstration, abs(date_diff('day', a.dated, y.year_end)), a.dated desc nulls last, a.period desc, a.source_rows
    ) = 1
),

divided as (
    select s.indicator, s.place, s.period, s.grain, s.numerator,
        coalesce(s.denominator, r.value) as denominator,
        s.demonstration or coalesce(r.demonstration, false) as demonstration, s.demonstration as of_made_up,
        s.parts, case when s.parts is not null then s.parts_of end as parts_of, s.covers, s.basis, s.qualifier, s.missing,
        coalesce(r.dated_at, s.dated_at) as denominator_period,
        s.numerator_rows, coalesce(s.denominator_rows, r.source_rows) as denominator_rows, sc.scale, sc.divides
    from summed s
    join scales sc on sc.indicator = s.indicator
    left join residents r
        on sc.divides = 'year_end' and r.indicator = s.indicator and r.place = s.place and s.grain = 'year' and r.year = s.period
        and (s.parts is null or s.parts_of is null or s.parts >= s.parts_of)
),

made as (
    select indicator, place, period, grain, numerator, case when divides <> 'none' then denominator end as denominator,
        case divides when 'none' then numerator * scale else numerator * scale / nullif(denominator, 0) end as value,
        demonstration, parts, parts_of, covers, basis, qualifier,
        -- beside a value only what is owed to it: then the value lacks something
        case when numerator is null or (divides <> 'none' and denominator is null)
            or missing in (select reason from reasons where not nothing) then missing end as missing,
        denominator_period, numerator_rows, denominator_rows
    from divided
    where missing is not null
        or case when divides = 'none' then numerator is not null else numerator is not null and denominator is not null end
    -- the same figure made of the same kind of parts only once: with made-up residents a real numerator becomes a demonstration figure
    qualify row_number() over (
        partition by indicator, place, period, grain, demonstration
        order by case when divides <> 'none' and denominator is null then 1 else 0 end, len(numerator_rows) desc nulls last, of_made_up
    ) = 1
),

taken_over as (
    select c.*
    from cube c
    anti join touched t
        on t.indicator = c.indicator and (t.year is null or t.year = left(split_part(c.period, '/', 1), 4))
)

select * from made
union all by name
select * from taken_over
order by indicator nulls last, place nulls last, period nulls last, demonstration nulls last;
