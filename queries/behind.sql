-- The uploads and corrections behind facts.
select distinct f.upload, f.correction
from facts f
where list_contains(:rows, f.row)
order by f.upload nulls last, f.correction nulls last;
