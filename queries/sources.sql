-- The files behind the facts of one view: who gave them, and how many figures each one carries.
select u.file, u.giver, u.source, u.title, u.dated, u.licence, u.origin, count(*) as figures
from facts f
join uploads u on u.upload = f.upload
where list_contains(:rows, f.row)
group by u.file, u.giver, u.source, u.title, u.dated, u.licence, u.origin
order by u.origin desc nulls last, figures desc nulls last, u.file nulls last;
