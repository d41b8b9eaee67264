-- What would go with an upload, by table: its figures that are shown, and those of them that another file says too.
select f.table_name, count(*) as figures,
    count(*) filter (
        exists (select 1 from facts o where o.superseded = f.row and o.upload <> f.upload)
    ) as returning_ones
from facts f
where f.upload = :upload and f.superseded is null
group by f.table_name
order by f.table_name nulls last;
