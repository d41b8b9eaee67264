"""Forms as offices send them, each in two years' files, with what every number in them means."""

from tests.forms import assemblies, budgets, contests, councils, dong_training, staffing, training

FAMILIES = (training, dong_training, contests, budgets, staffing, councils, assemblies)
FORMS = tuple(form for family in FAMILIES for form in family.FORMS)
