-- What was found in one file, gravest first.
select severity, code, found, expected, ko, en, hint_ko, hint_en, file, sheet, cell
from problems
where file = :file
order by case severity when 'critical' then 0 when 'warning' then 1 else 2 end nulls last, sheet nulls last, cell nulls last;
