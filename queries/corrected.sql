-- The rows of the facts that corrections are about.
-- Needs: facts, corrected (the keys).

select f.row
from facts f
semi join corrected c
    on c.table_name = f.table_name and c.programme is not distinct from f.programme and c.place = f.place
    and c.period_start is not distinct from f.period_start and c.period_end is not distinct from f.period_end
    and c.attributes = f.attributes and c.measure = f.measure and c.demonstration = f.demonstration
where f.superseded is null and f.qualifier not in ('ambiguous', 'planned')
order by f.row
