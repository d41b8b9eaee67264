-- The files of a release with what each one gave: a row for each file and table, one without a table where it gave nothing.
select u.upload, u.file, u.sha256, u.origin, u.giver, u.source, u.title, u.dated, u.licence, u.address, u.note, u.received,
    u.state, f.table_name, count(f.row) as figures, count(f.superseded) as replaced
from uploads u
left join facts f on f.upload = u.upload
group by all
order by u.origin desc nulls last, u.file nulls last, u.upload nulls last, f.table_name nulls last;
