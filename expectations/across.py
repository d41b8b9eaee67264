"""Rules across rows and tables, written by hand: what a careful person would look at twice."""

from expectations.rules import Rule

SAME_AS_BEFORE = """
select * from {batch}
where table_name = 'population' and measure = 'residents' and not total and superseded is null
qualify value = lag(value) over (partition by place, programme, demonstration order by period_start)
"""

DISTRICT_IS_SUM = """
with dongs as (
    select programme, period_start, period_end, measure, attributes, demonstration, sum(value) as together, count(*) as parts
    from {batch}
    where place in (select place from places where kind = 'dong') and superseded is null and not total
    group by all
)
select f.* from {batch} f
join dongs d on d.programme = f.programme and d.period_start = f.period_start and d.period_end = f.period_end
    and d.measure = f.measure and d.attributes = f.attributes and d.demonstration = f.demonstration
join places l on l.place = f.place and l.kind = 'district'
join measures m on m.table_name = f.table_name and m.measure = f.measure and m.type in ('count', 'money')
where f.superseded is null and f.qualifier = 'exact' and f.value is not null
    and d.parts = (select count(*) from places where kind = 'dong') and f.value <> d.together
"""

TENFOLD = """
select * from (
    select *, lag(value) over (
        partition by table_name, programme, place, attributes, measure, demonstration order by period_start
    ) as before
    from {batch}
    where length(period_start) = 4 and period_start = period_end and superseded is null and not total
        and qualifier in ('exact', 'approximate')
)
where before > 20 and (value >= 9.5 * before or value <= before / 9.5) and value > 0
"""

ACROSS = (
    Rule(
        "population.same_as_before", "population", "warning", SAME_AS_BEFORE,
        "주민등록인구: 앞 시점과 똑같은 인구가 적힌 동이 있습니다. 옮겨 적으며 되풀이된 값인지 확인해 주십시오.",
        "Residents: a dong has exactly the residents of the date before. Please check whether the figure was carried over.",
    ),
    Rule(
        "district_is_sum", "", "warning", DISTRICT_IS_SUM,
        "구 전체로 적힌 값이 동별 값을 더한 것과 다릅니다. 화면에는 적힌 값을 보여 줍니다.",
        "A printed district figure differs from the sum of its dongs. The printed figure is shown.",
    ),
    Rule(
        "tenfold", "", "warning", TENFOLD,
        "앞 해보다 열 배쯤 크거나 작은 값이 있습니다. 단위(원·천원)를 확인해 주십시오.",
        "A value is about ten times the year before, or a tenth. Please check its unit.",
    ),
)  # fmt: skip
