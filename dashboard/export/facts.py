"""What has to be known of a slide's figures wherever they are taken: release, day, sources, definition, caveats, made-up values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.model import Indicator, Text
from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.passport import row_numbers
from dashboard.periods import show_date
from dashboard.release import Row
from dashboard.targets import set_on
from dashboard.targets_drawn import targets_drawn
from dashboard.targets_listed import aim_words, aims
from dashboard.text import say
from dashboard.views import Language

Fact = tuple[str, str]  # a heading and its words


def facts_of(slide: Prepared, language: Language) -> list[Fact]:
    """The facts of one slide, in the order of reading; of one whose data are gone, that they are."""
    return [(heading, words) for heading, words in _facts(slide, language) if words]


def release_facts(release: int, language: Language) -> list[Fact]:
    """The release, and the day on which it was built."""
    speak, opened = say(language), engine.release(release)
    return [
        (speak("릴리스"), str(opened.number)),
        (speak("릴리스를 만든 날"), show_date(opened.as_of, language)),
    ]


def made_up_words(slides: Sequence[Prepared], language: Language) -> str:
    """That a file holds made-up figures; empty where it holds none."""
    if all(slide.demonstration_in_frame == "none" for slide in slides):
        return ""
    return say(language)("이 파일에는 지어낸 예시 자료가 들어 있습니다. 실제 값이 아닙니다.")


@dataclass(frozen=True)
class Source:
    """A file behind figures, what it says of itself, and the numbers of the slides that it is behind."""

    file: str
    giver: str
    title: str
    dated: str
    licence: str
    made_up: bool
    slides: tuple[int, ...]


def sources_of(prepared: Sequence[Prepared], language: Language) -> list[Source]:
    """Every file behind the figures of these slides, real ones first; what a file does not tell is empty."""
    behind: dict[str, list[int]] = {}
    said: dict[str, Row] = {}
    for number, slide in enumerate(prepared, 1):
        for source in _files(slide):
            said[source["file"]] = source
            behind.setdefault(source["file"], []).append(number)
    found = [_source(said[file], tuple(slides), language) for file, slides in behind.items()]
    return sorted(found, key=lambda one: (one.made_up, one.slides, one.file))


def plain_subtitle(panel: Prepared, language: Language) -> str:
    """The subtitle with the unit that cells are in: a figure says thousands of won where a table holds won."""
    if panel.indicator is None:
        return panel.subtitle
    named = _text(panel.indicator.label, language) + ("(" if language == "ko" else " (")
    if not panel.subtitle.startswith(named):
        return panel.subtitle
    behind = panel.subtitle.removeprefix(named).partition(")")[2]
    return f"{named}{_text(panel.indicator.unit, language)}){behind}"


def _files(slide: Prepared) -> list[Row]:
    if not len(slide.frame):
        return []
    cells = [cell for name in ("numerator_rows", "denominator_rows") for cell in slide.frame[name]]
    rows = sorted({row for cell in cells for row in row_numbers(cell)})
    return engine.release(slide.view.release).ask("sources", rows=rows) if rows else []


def _source(row: Row, slides: tuple[int, ...], language: Language) -> Source:
    known = {name: str(row[name]) if row[name] and row[name] != "unknown" else "" for name in row}
    made_up = row["origin"] == "demonstration"
    giver = " · ".join(dict.fromkeys(part for part in (known["giver"], known["source"]) if part))
    unknown = say(language)("알 수 없음")
    return Source(
        row["file"], giver, known["title"], known["dated"] or unknown, known["licence"] or unknown, made_up, slides
    )


def _facts(slide: Prepared, language: Language) -> Iterator[Fact]:
    speak = say(language)
    yield speak("제목"), slide.title
    yield speak("내용"), plain_subtitle(slide, language)
    if slide.gone:
        yield speak("상태"), slide.gone
        return
    yield speak("출처와 기준"), slide.source
    for panel in slide.panels or (slide,):
        if panel.indicator is not None:
            yield speak("지표"), _name(panel.indicator, language)
            yield speak("정의"), _text(panel.indicator.why, language)
            yield speak("지표의 유의점"), " ".join(_text(one, language) for one in panel.indicator.caveats)
            yield speak("목표"), " / ".join(_targets(panel, panel.indicator, language))
    yield speak("알아 둘 것"), " ".join(slide.notes)
    yield speak("부서 의견"), " / ".join(slide.comments)
    yield speak("예시 자료"), _share(slide, language)


def _targets(panel: Prepared, indicator: Indicator, language: Language) -> Iterator[str]:
    """Those that the figure draws, each with its distance and who set it when."""
    drawn = targets_drawn(panel.view, panel.entered.targets)
    for aim in aims(panel.view, engine.frame(panel.view, language), indicator, drawn, language):
        yield f"{aim_words(aim, indicator, language)} ({aim.target.by}, {show_date(set_on(aim.target), language)})"


def _share(slide: Prepared, language: Language) -> str:
    speak = say(language)
    share = slide.demonstration_in_frame
    if share == "all":
        return speak("모두 지어낸 값입니다. 실제 값이 아닙니다.")
    return speak("일부가 지어낸 값입니다. 실제 값과 더하지 않았습니다.") if share == "some" else ""


def _name(indicator: Indicator, language: Language) -> str:
    unit = _text(indicator.unit, language)
    return f"{_text(indicator.label, language)} ({unit})"


def _text(text: Text, language: Language) -> str:
    return text.ko if language == "ko" else text.en
