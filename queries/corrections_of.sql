-- Corrections by their numbers, as the release was built with them.
select c.number, c.value, c.missing, c.source, c.person, c.reason, c.corrected_at
from corrections c
where list_contains(:numbers, c.number)
order by c.number;
