-- The dongs that carry a value of an indicator in one of these periods; in any period where none is named.
select distinct c.place
from cube c
join places l on l.place = c.place
where c.indicator = :indicator and l.kind = 'dong' and c.value is not null
    and (:demonstration or not c.demonstration)
    and (len(:periods) = 0 or list_contains(:periods, c.period))
order by c.place nulls last;
