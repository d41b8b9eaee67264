-- What is to be looked at, gravest first: each with its cell where there is one. Rules that failed are among the problems.
select severity, ko, en, hint_ko, hint_en, file, sheet, cell
from problems
where severity in ('critical', 'warning')
order by severity nulls last, ko nulls last, file nulls last, sheet nulls last, cell nulls last;
