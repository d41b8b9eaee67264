-- How many rules looked at these tables, and those that found something.
select v.expectation, v.passed, v.unexpected, v.ko, v.en
from verdicts v
where list_contains(:tables, v.table_name)
order by v.passed nulls last, v.expectation nulls last;
