-- The corrections whose value a release shows.
select distinct f.correction
from facts f
where f.correction is not null and f.superseded is null
order by f.correction nulls last;
