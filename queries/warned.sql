-- How many open warnings lie in the sheets behind each indicator's figures of one year.
-- A warning that names the cell of a figure counts for the year of that figure, one that names another cell or none for all its sheet.
with
inputs as (
    select distinct p.indicator, f.file, f.sheet, f.cell
    from parts p
    join facts f on f.table_name = p.table_name and f.measure = p.measure and f.programme = p.programme
    where f.superseded is null and left(f.period_end, 4) = :year and (:demonstration or not f.demonstration)
),

found as (
    select row_number() over () as warning, o.file, o.sheet, o.cell,
        exists (select 1 from facts f where f.file = o.file and f.sheet = o.sheet and f.cell = o.cell) as of_figure
    from problems o
    where o.severity in ('critical', 'warning') and o.file is not null
)

select i.indicator, count(distinct w.warning) as warnings
from inputs i
join found w on w.file = i.file and (w.sheet is null or w.sheet = i.sheet) and (not w.of_figure or w.cell = i.cell)
group by i.indicator
order by i.indicator nulls last;
