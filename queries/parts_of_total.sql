-- The figures that printed totals are the totals of: other posts of the same place, or the dongs of a district.
select t.row as total, p.row
from facts t
join facts p on p.table_name = t.table_name and p.programme = t.programme and p.measure = t.measure
    and p.period_start is not distinct from t.period_start and p.period_end is not distinct from t.period_end
    and p.demonstration = t.demonstration and p.upload = t.upload and p.sheet = t.sheet
left join places l on l.place = p.place
where list_contains(:rows, t.row) and t.total and not p.total and p.superseded is null and p.value is not null
    and ((p.place = t.place and p.attributes <> t.attributes) or (l.parent = t.place and p.attributes = t.attributes))
order by total, p.row;
