"""What every figure is painted with: the palette of a mode and the Plotly template made of it."""

from dataclasses import dataclass
from functools import cache

from plotly import graph_objects as go

from dashboard.text import Say, say
from dashboard.views import Language

FONTS = "Pretendard, 'Malgun Gothic', 'Apple SD Gothic Neo', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif"
TEXT_SIZE = 13
SMALL_SIZE = 12  # nothing in a figure is smaller


@dataclass(frozen=True)
class Palette:
    """Colours of one mode. All of `highlights` carry text on `surface` at 4.5:1 and stay apart for colour-blind eyes."""

    surface: str
    ink: str
    muted: str
    axis: str
    grid: str
    context: str
    bar: str
    absent: str
    accent: str
    highlights: tuple[str, str, str, str]
    sequential: tuple[str, ...]


LIGHT = Palette(
    surface="#ffffff",
    ink="#1e2124",
    muted="#58616a",
    axis="#8b95a1",
    grid="#e9ecf0",
    context="#c3cad3",
    bar="#cdd3da",
    absent="#eff2f5",
    accent="#256ef4",
    highlights=("#256ef4", "#b85c00", "#00807e", "#7a4fc9"),
    sequential=(
        "#ecf2fe",
        "#d8e5fd",
        "#b1cefb",
        "#86aff9",
        "#4c87f6",
        "#256ef4",
        "#0b50d0",
        "#083891",
        "#052561",
    ),
)
DARK = Palette(
    surface="#18202e",
    ink="#eef2f8",
    muted="#aab5c4",
    axis="#6f7c90",
    grid="#273143",
    context="#465369",
    bar="#4a566a",
    absent="#202a3a",
    accent="#6ea0ff",
    highlights=("#6ea0ff", "#ffb25c", "#3fc9c6", "#b497ff"),
    sequential=(
        "#1a2b4b",
        "#1b3566",
        "#1f478f",
        "#2459b8",
        "#2f6de0",
        "#4c87f6",
        "#6ea0ff",
        "#93b9ff",
        "#bcd3ff",
        "#e3edff",
    ),
)


@dataclass(frozen=True)
class Paint:
    """The language and the mode in which a figure is drawn; a key of the cache beside view and release."""

    language: Language
    dark: bool

    @property
    def palette(self) -> Palette:
        return DARK if self.dark else LIGHT

    @property
    def say(self) -> Say:
        return say(self.language)

    @property
    def template(self) -> go.layout.Template:
        return _template(self.dark)


@cache
def _template(dark: bool) -> go.layout.Template:
    colours = DARK if dark else LIGHT
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": SMALL_SIZE, "color": colours.muted},
    }
    layout = {
        "font": {"family": FONTS, "size": TEXT_SIZE, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": list(colours.highlights),
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverdistance": 24,
        "xaxis": axis | {"ticklabelstandoff": 5},
        "yaxis": axis | {"showgrid": True, "gridcolor": colours.grid},
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.axis,
            "align": "left",
            "font": {"family": FONTS, "size": TEXT_SIZE, "color": colours.ink},
        },
        "annotationdefaults": {"showarrow": False, "font": {"size": SMALL_SIZE, "color": colours.muted}},
    }
    return go.layout.Template(layout=layout)


def blank(paint: Paint, height: int) -> go.Figure:
    """A figure with nothing in it yet."""
    return go.Figure(layout={"template": paint.template, "height": height, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}})


def nothing_to_draw(paint: Paint, sentence: str = "보여 줄 값이 없습니다.") -> go.Figure:
    """What stands where there are no values: a sentence, not an empty frame."""
    figure = blank(paint, height=200)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=paint.say(sentence), x=0.5, y=0.5, xref="paper", yref="paper", font_size=TEXT_SIZE)
    return figure
