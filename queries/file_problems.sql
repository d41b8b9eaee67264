-- What was found in one file, gravest first.
select severity, ko, en, hint_ko, hint_en, sheet, cell
from problems
where file = :file
order by case severity when 'critical' then 0 when 'warning' then 1 else 2 end nulls last, sheet nulls last, cell nulls last;
