-- One figure of an indicator, as frame.sql would pick it: complete before partial, real before made up.
select c.value, c.missing, c.qualifier, list_concat(coalesce(c.numerator_rows, []), coalesce(c.denominator_rows, [])) as inputs
from cube c
where c.indicator = :indicator and c.place = :place and c.period = :period and (:demonstration or not c.demonstration)
order by coalesce(c.parts < c.parts_of, false) nulls last, c.demonstration nulls last
limit 1;
