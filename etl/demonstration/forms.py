"""The families of forms that offices send: each a way to set years, measures and programmes against the dongs."""

from dataclasses import dataclass

from etl.demonstration import heads
from etl.demonstration.heads import Heads
from etl.demonstration.layout import Form
from etl.demonstration.printing import Printing
from etl.demonstration.words import PROGRAMMES

THOUSAND_WON = Printing(scale=1_000)
TYPED_THOUSAND_WON = Printing(scale=1_000, commas=True)


@dataclass(frozen=True)
class Topic:
    """What a form is about: its title, the unit line, the table, and the programme where there is only one."""

    title: str
    unit: str
    table: str
    programme: str | None = None

    def fields(self, **further: str) -> dict[str, str]:
        """The part of the key that all its figures share."""
        shared = {"table": self.table} | ({"programme": self.programme} if self.programme else {})
        return shared | further


def all_dongs(spaced: str = "", word: str = "합계") -> Heads:
    """The eighteen dongs and their total."""
    return heads.with_total(heads.dongs(spaced), word)


def of_one_year(topic: Topic, year: int, columns: Heads, rows: Heads | None = None) -> Form:
    """One year, named before the title: dongs down, the given columns across, 합계 below."""
    title, fields = f"{year}년 {topic.title}", topic.fields(period=str(year))
    return Form(title, topic.unit, ("동명",), rows or all_dongs(), columns, fields)


def wide(topic: Topic, columns: Heads, rows: Heads | None = None) -> Form:
    """Several years across, in whatever order the columns are crossed."""
    return Form(topic.title, topic.unit, ("동별",), rows or all_dongs(), columns, topic.fields())


def register(topic: Topic, stub: tuple[str, ...], rows: Heads, columns: Heads) -> Form:
    """A long list: two or three label columns, then one column a measure."""
    return Form(topic.title, topic.unit, stub, rows, columns, topic.fields())


def register_of_one_year(topic: Topic, year: int, rows: Heads, columns: Heads) -> Form:
    """A list of dongs and programmes for one year, named before the title."""
    fields = topic.fields(period=str(year))
    return Form(f"{year}년 {topic.title}", topic.unit, ("동명", "사업명"), rows, columns, fields)


def by_month(programme: str, year: int) -> Form:
    """People who took part, month by month, with the year's total at the right."""
    topic = Topic(f"{PROGRAMMES[programme]} 월별 교육 실적", "명", "trainees", programme)
    across = heads.with_total(heads.months(year), "계")
    columns = heads.cross(heads.measures("trainees", "attended_people"), across)
    return Form(f"{year}년 {topic.title}", topic.unit, ("동명",), all_dongs(), columns, topic.fields())


def by_half(programme: str, year: int) -> Form:
    """Workshops of the two halves of a year, with the year's total at the right."""
    topic = Topic(f"{PROGRAMMES[programme]} 반기별 교육 운영 현황", "강, 시간, 회", "workshops", programme)
    across = heads.with_total(heads.halves(year), "계")
    columns = heads.cross(across, heads.measures("workshops", "lectures", "hours", "times"))
    return Form(f"{year}년 {topic.title}", topic.unit, ("동명",), all_dongs("end"), columns, topic.fields())


def of_one_dong(topic: Topic, dong: str, year: int, columns: Heads) -> Form:
    """The form of one dong with a line for each programme: the dong's name stands nowhere on the sheet."""
    rows = heads.with_total(heads.programmes("committee_workshop", "leader_training", "village_school"), "합계")
    fields = topic.fields(place=dong, period=str(year))
    return Form(f"{year}년 {topic.title}", topic.unit, ("사업명",), rows, columns, fields)
