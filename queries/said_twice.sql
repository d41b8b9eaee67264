-- The rows of all facts of which another one says what it is about as well; a plan and what came of it, and what is made up,
-- stay apart.
-- Needs: facts.

with met as (
    select list(row) as rows
    from facts
    where qualifier <> 'ambiguous' and superseded is null
    group by table_name, programme, place, period_start, period_end, attributes, measure, qualifier = 'planned', demonstration
    having count(*) > 1
)

select unnest(rows) as row
from met
order by row
