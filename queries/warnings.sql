-- What is to be looked at, gravest first: each with its cell where there is one. Rules that failed are among the problems.
-- Without demonstration data, what is wrong with them is nobody's concern.
select severity, code, found, expected, ko, en, hint_ko, hint_en, file, sheet, cell
from problems
where severity in ('critical', 'warning')
    and (:demonstration or file is null or file not in (select u.file from uploads u where u.origin = 'demonstration'))
order by severity nulls last, ko nulls last, file nulls last, sheet nulls last, cell nulls last;
