-- Which programmes each indicator's figures were added up from, most widely covered first.
select distinct c.indicator, p.programme
from cube c
join programmes p on list_contains(string_split(c.covers, ','), p.programme)
where :demonstration or not c.demonstration
order by c.indicator nulls last, p.programme nulls last;
