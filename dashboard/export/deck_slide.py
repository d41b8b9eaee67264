"""One slide of a deck as markup: everything that comes from data is escaped here."""

from collections.abc import Sequence
from html import escape

from dashboard.briefing.prepared import Prepared
from dashboard.export.deck_passports import figure_name
from dashboard.export.wording import Fitted, fit, fit_source
from dashboard.figures.key import text_width
from dashboard.text import Say

TITLES = ((56, 1), (44, 2), (40, 2))  # pixels of letters and lines, as deck.css has a class for each
MOST_NOTES, IN_ROWS = 3, ("rank", "heat", "against")
WIDTH, HEIGHT = 1776, 984  # pixels of a slide within its edges; the following are as deck.css has them
LEADING, SUBTITLE, NOTE = 1.2, (26, 36), (21, 29.4)  # of titles in letters; letters, and line to line
ABOVE_SUBTITLE, AROUND_BODY, FOOTER, BADGE, PAGE = 12, 32, 51, 30, 150
GAP, CAPTIONS, CAPTION_SIGN = 32, ((24, 1), (20, 1)), 20  # between figures; letters over each of several
_NARROWER = 0.9  # Pretendard's letters take at most so much of what is reckoned for a margin


def slide_markup(slide: Prepared, number: int, of: int, drawings: Sequence[str], speak: Say) -> str:
    """The slide with its figures drawn as SVG; a sentence where its data are gone."""
    name = escape(speak("{number}번째 장, 모두 {of}장", number=number, of=of))
    body = figures_markup(slide, drawings, speak) if drawings else f'<p class="gone">{escape(slide.gone)}</p>'
    notes = "".join(f"<li>{escape(note)}</li>" for note in notes_under(slide, speak))
    return (
        f'<section class="slide" id="slide-{number}" aria-roledescription="slide" aria-label="{name}" hidden>'
        f"<header>{_headline(slide)}<p class='subtitle'>{escape(slide.subtitle)}{_mark(slide, speak)}</p></header>"
        f'<div class="body">{body}</div><ul class="notes">{notes}</ul>'
        f"<footer><span>{escape(fit_source(slide.source, WIDTH - PAGE))}</span><span>{number} / {of}</span></footer>"
        f"{_spoken(slide)}</section>"
    )


def notes_under(slide: Prepared, speak: Say) -> list[str]:
    """What must be known of the figures, gravest first, as far as there is room; a department's word always has its line."""
    # plots of several, and rows of all dongs, need the room
    most = 1 if slide.panels else MOST_NOTES - (slide.view.kind in IN_ROWS)
    told = [*slide.notes[: most - bool(slide.comments)], *slide.comments[:1]]
    if more := len(slide.notes) + len(slide.comments) - len(told):
        told.append(speak("그 밖의 주의와 의견 {count}건은 메모에 있습니다.", count=more))
    return told


def room_for_figures(slide: Prepared, speak: Say) -> float:
    """The pixels that the words around leave to the figures: drawn for another height they would be shrunk, letters and all."""
    headline = _fitted(slide)
    title = _lines(headline.text, headline.size, headline.size * LEADING)
    badge = BADGE + text_width(_mark_words(slide, speak), SUBTITLE[0])
    subtitle = _lines(slide.subtitle, *SUBTITLE, beside=badge) + ABOVE_SUBTITLE
    notes = sum(_lines(note, *NOTE) for note in notes_under(slide, speak))
    return HEIGHT - title - subtitle - AROUND_BODY - notes - FOOTER


def _lines(text: str, letters: int, high: float, beside: float = 0.0) -> float:
    """The height of a text that is broken into lines."""
    return high * -(-(text_width(text, letters) * _NARROWER + beside) // WIDTH)


def figures_markup(slide: Prepared, drawings: Sequence[str], speak: Say) -> str:
    """The figures side by side, each with the indicator that its marks are numbers of, and what it is where there are several."""
    panels = slide.panels or (slide,)
    width = column_width(len(panels))
    named = [_caption(panel, width, speak) if slide.panels else "" for panel in panels]
    figures = "".join(
        f'<figure data-numbers="{escape(figure_name(panel.view))}" role="img" aria-label="{escape(panel.alt)}">{caption}{svg}</figure>'
        for panel, caption, svg in zip(panels, named, drawings, strict=True)
    )
    return f'<div class="figures of-{len(drawings)}">{figures}</div>'


def columns(together: int) -> int:
    """How many of so many figures stand beside one another."""
    return {1: 1, 2: 2, 4: 2}.get(together, 3)


def column_width(together: int) -> float:
    """The pixels of one of them."""
    return (WIDTH - GAP * (columns(together) - 1)) / columns(together)


def _caption(panel: Prepared, width: float, speak: Say) -> str:
    """What the indicator is called, with its unit: its own caption would be cut. The sign for made-up figures beside it is
    in words where there is room; over all figures of the slide it is anyway."""
    made_up = panel.demonstration != "none"
    room = (width - (BADGE + CAPTION_SIGN) * made_up) / _NARROWER
    name = fit(panel.subtitle.partition(", ")[0] or panel.caption, room, CAPTIONS)
    sign = speak("◇ 예시 자료") if made_up else ""
    if text_width(name.text, name.size) + text_width(sign, CAPTION_SIGN) > room:
        sign = sign[:1]
    mark = f' <b class="made-up">{escape(sign)}</b>' if sign else ""
    return f'<figcaption style="font-size: {name.size}px">{escape(name.text)}{mark}</figcaption>'


def _headline(slide: Prepared) -> str:
    headline = _fitted(slide)
    return f'<h1 class="of-{headline.size}" title="{escape(slide.title)}">{escape(headline.text)}</h1>'


def _fitted(slide: Prepared) -> Fitted:
    return fit(slide.title, WIDTH / _NARROWER, TITLES)


def _mark(slide: Prepared, speak: Say) -> str:
    words = _mark_words(slide, speak)
    return f' <b class="made-up">{escape(words)}</b>' if words else ""


def _mark_words(slide: Prepared, speak: Say) -> str:
    return {"none": "", "some": speak("예시 자료 포함"), "all": speak("모두 예시 자료")}[slide.demonstration]


def _spoken(slide: Prepared) -> str:
    """What only the presenter sees: the whole headline where it was shortened, the note, every caveat and comment."""
    whole = [slide.title] if _fitted(slide).shortened else []
    lines = [*whole, *slide.note.splitlines(), *slide.notes, *slide.comments]
    return f'<div class="spoken" hidden>{"".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())}</div>'
