"""One slide of a deck as markup: everything that comes from data is escaped here."""

from collections.abc import Sequence
from html import escape

from dashboard.briefing.prepared import Prepared
from dashboard.export.deck_passports import figure_name
from dashboard.text import Say

LONG, LONGEST = 36, 90  # characters of a headline that fit one line of large type, and two of smaller
MOST_NOTES = 3


def slide_markup(slide: Prepared, number: int, of: int, drawings: Sequence[str], speak: Say) -> str:
    """The slide with its figures drawn as SVG; a sentence where its data are gone."""
    name = escape(speak("{number}번째 장, 모두 {of}장", number=number, of=of))
    body = figures_markup(slide, drawings) if drawings else f'<p class="gone">{escape(slide.gone)}</p>'
    told = [
        *slide.notes[: MOST_NOTES - bool(slide.comments)],
        *slide.comments[:1],
    ]  # a department's word always has its line
    notes = "".join(f"<li>{escape(note)}</li>" for note in told)
    if more := len(slide.notes) + len(slide.comments) - len(told):
        notes += f"<li>{escape(speak('그 밖의 주의와 의견 {count}건은 메모에 있습니다.', count=more))}</li>"
    return (
        f'<section class="slide" id="slide-{number}" aria-roledescription="slide" aria-label="{name}" hidden>'
        f"<header>{_headline(slide)}<p class='subtitle'>{escape(slide.subtitle)}{_mark(slide, speak)}</p></header>"
        f'<div class="body">{body}</div><ul class="notes">{notes}</ul>'
        f"<footer><span>{escape(slide.source)}</span><span>{number} / {of}</span></footer>"
        f"{_spoken(slide)}</section>"
    )


def figures_markup(slide: Prepared, drawings: Sequence[str]) -> str:
    """The figures side by side, each with the indicator that its marks are numbers of, and what it is where there are several."""
    panels = slide.panels or (slide,)
    named = [f"<figcaption>{escape(panel.caption)}</figcaption>" if slide.panels else "" for panel in panels]
    figures = "".join(
        f'<figure data-numbers="{escape(figure_name(panel.view))}" role="img" aria-label="{escape(panel.alt)}">{caption}{svg}</figure>'
        for panel, caption, svg in zip(panels, named, drawings, strict=True)
    )
    return f'<div class="figures of-{len(drawings)}">{figures}</div>'


def shortened(text: str, most: int = LONGEST) -> str:
    """A headline that fits; what is cut off is told by a mark at its end.

    >>> shortened("가" * 100).endswith("…"), len(shortened("가" * 100)), shortened("짧은 제목")
    (True, 90, '짧은 제목')
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _headline(slide: Prepared) -> str:
    size = "short" if len(slide.title) <= LONG else "long"
    return f'<h1 class="{size}" title="{escape(slide.title)}">{escape(shortened(slide.title))}</h1>'


def _mark(slide: Prepared, speak: Say) -> str:
    words = {"none": "", "some": speak("예시 자료 포함"), "all": speak("모두 예시 자료")}[slide.demonstration]
    return f' <b class="made-up">{escape(words)}</b>' if words else ""


def _spoken(slide: Prepared) -> str:
    """What only the presenter sees: the whole headline where it was shortened, the note, every caveat and comment."""
    whole = [slide.title] if len(slide.title) > LONGEST else []
    lines = [*whole, *slide.note.splitlines(), *slide.notes, *slide.comments]
    return f'<div class="spoken" hidden>{"".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())}</div>'
