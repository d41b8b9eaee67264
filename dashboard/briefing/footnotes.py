"""What departments say of the figures of a slide (사유), as footnotes. They are no data: each carries its writer and its day."""

from collections.abc import Iterable

from dashboard.comments import comment_words, comments_in_force, numbered
from dashboard.figures.marks import Mark
from dashboard.views import Language


def footnotes(indicator: str, marks: Iterable[Mark], language: Language, *, signs: bool) -> tuple[str, ...]:
    """`① 양동 2025년: 새 강좌를 열었습니다. (주민자치과, 2026. 3. 6.)` for each comment on one of the marks.

    `signs`: the figure carries them too.
    """
    labels = {(mark.place, mark.period): mark.label for mark in marks}
    own = [one for one in comments_in_force() if one.indicator == indicator]
    found = numbered(labels, own)
    return tuple(one.words(language) if signs else comment_words(one.comment, one.label, language) for one in found)
