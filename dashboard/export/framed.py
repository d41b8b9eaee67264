"""One view as a picture to put into a document: its figure with title, notes and source, on a white ground."""

from collections.abc import Sequence

from plotly import graph_objects as go

from dashboard.briefing.drawn import drawn
from dashboard.briefing.prepared import Prepared
from dashboard.export.browser import Format
from dashboard.export.image import Size, pictures
from dashboard.export.wording import fit
from dashboard.figures.key import text_width
from dashboard.figures.paint import SMALL_SIZE, TEXT_SIZE, Paint

WIDTH, SCALE = 960, 2  # a picture 1,920 pixels wide
_EDGE = 20
_TITLES = ((22, 2), (19, 3))
_LINE = 1.45


def framed_pictures(slide: Prepared, paint: Paint, form: Format) -> list[bytes]:
    """The pictures of a view: one, or one for each of its panels. Raises as `pictures` does."""
    shown = slide.panels or (slide,)
    figures = [frame(figure, panel, slide, paint) for panel, figure in zip(shown, drawn(slide, paint), strict=False)]
    return pictures([(figure, Size(WIDTH, figure.layout.height, SCALE)) for figure in figures], form)


def frame(figure: go.Figure, panel: Prepared, slide: Prepared, paint: Paint) -> go.Figure:
    """A copy of the figure with the words around it; a shared figure is never changed."""
    framed, width = go.Figure(figure), WIDTH - 2 * _EDGE
    title = fit(panel.title or slide.title, width, _TITLES)
    heads = _lines([title.text], width, title.size)
    subs = _lines([panel.subtitle], width, TEXT_SIZE)
    said = [one.words(paint.language) for one in panel.noted]
    foot = _lines([*panel.notes, *said, panel.source or slide.source], width, SMALL_SIZE)
    above = _EDGE + round(_LINE * (title.size * len(heads) + TEXT_SIZE * len(subs))) + 10
    below = _EDGE + round(_LINE * SMALL_SIZE * len(foot)) + 10
    margin, height = framed.layout.margin, framed.layout.height or 400
    under = max(margin.b or 0, 34)  # the words of the axis, which Plotly makes room for by itself
    framed.update_layout(
        height=height + above + below + under - (margin.b or 0),
        paper_bgcolor=paint.palette.surface,
        margin={"t": (margin.t or 0) + above, "b": under + below, "l": (margin.l or 8) + 12, "r": (margin.r or 8) + 12},
        title={
            "text": f"<b>{'<br>'.join(heads)}</b>",
            "font": {"size": title.size, "color": paint.palette.ink},
            "subtitle": {"text": "<br>".join(subs), "font": {"size": TEXT_SIZE, "color": paint.palette.muted}},
            "x": 0,
            "xref": "container",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            # Plotly sets the last line of a title where it would set its only one
            "pad": {"l": _EDGE, "t": _EDGE + round(1.3 * title.size * (len(heads) - 1))},
        },
    )
    framed.add_annotation(
        name="foot",
        text="<br>".join(foot),
        x=0,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        yshift=-(under + 6),
        align="left",
    )
    return framed


def _lines(texts: Sequence[str], width: float, size: int) -> list[str]:
    """Texts broken into lines at spaces, with every sign of markup made a plain one."""
    lines: list[str] = []
    for text in filter(None, texts):
        lines.append("")
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and text_width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
    return [line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in lines]
