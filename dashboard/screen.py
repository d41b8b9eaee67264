"""What one browser tab shows: a view, and the choices around it. It goes to and from the URL, so that a link restores it all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args
from urllib.parse import urlencode

from dashboard.views import Language, View

Page = Literal["overview", "trends", "compare", "targets", "briefing", "upload", "history", "settings"]
Part = Literal["uploads", "compare", "corrections", "missing", "answers"]
Theme = Literal["light", "dark"]
Tab = Literal["figure", "table", "source"]


@dataclass(frozen=True)
class Number:
    """One figure, as a link names it: `indicator,place,period`."""

    indicator: str
    place: str
    period: str

    def __str__(self) -> str:
        return f"{self.indicator},{self.place},{self.period}"

    @classmethod
    def read(cls, text: str) -> "Number | None":
        """The figure that a link names, None where it names none.

        >>> Number.read("residents,yang,2023").place
        'yang'
        >>> Number.read("residents") is None
        True
        """
        parts = text.split(",")
        return cls(*parts) if len(parts) == 3 and parts[0] and parts[1] else None


@dataclass(frozen=True)
class Screen:
    """A page with its view, and the language, theme, tab and opened passport around it. `theme` None follows the browser.

    On the overview `tab` opens the table or the sources of the card that the view's kind names. On the page of uploads `batch` names
    the files that were dropped together, and `cell` what is looked at in them, `draft:sheet:address`. `briefing` is the one that is
    put together: what is pinned on any page goes there.
    On the history `part` is what is looked at and `about` what of it: an upload, two releases, a fact, cells of a table.
    """

    page: Page = "overview"
    view: View = field(default_factory=lambda: View("trend", ""))
    language: Language = "ko"
    theme: Theme | None = None
    tab: Tab = "figure"
    number: Number | None = None
    batch: str = ""
    cell: str = ""
    briefing: str = ""
    part: Part = "uploads"
    about: str = ""

    def query(self) -> dict[str, str]:
        """The screen as URL parameters; what is at its default is left out."""
        written = self.view.query()
        if self.view.kind == "trend":
            del written["kind"]
        around = {
            "page": self.page if self.page != "overview" else "",
            "lang": self.language if self.language != "ko" else "",
            "theme": self.theme or "",
            "tab": self.tab if self.tab != "figure" else "",
            "number": str(self.number) if self.number else "",
            "batch": self.batch if self.page == "upload" else "",
            "cell": self.cell if self.page == "upload" else "",
            "briefing": self.briefing,
            "part": self.part if self.part != "uploads" else "",
            "about": self.about,
        }
        return {name: text for name, text in (around | written).items() if text}

    @classmethod
    def from_query(cls, query: Mapping[str, str], fallback: "Screen") -> "Screen":
        """The screen that a URL asks for; what it does not say, or says in words unknown, comes from `fallback`."""
        page, lang, theme, tab, part = (query.get(name) for name in ("page", "lang", "theme", "tab", "part"))
        return replace(
            fallback,
            page=page if page in get_args(Page) else fallback.page,  # type: ignore[arg-type]
            view=View.from_query(query, fallback.view),
            language=lang if lang in get_args(Language) else fallback.language,  # type: ignore[arg-type]
            theme=theme if theme in get_args(Theme) else fallback.theme,  # type: ignore[arg-type]
            tab=tab if tab in get_args(Tab) else fallback.tab,  # type: ignore[arg-type]
            number=Number.read(query.get("number", "")),
            batch=query.get("batch", ""),
            cell=query.get("cell", ""),
            briefing=query.get("briefing", ""),
            part=part if part in get_args(Part) else fallback.part,  # type: ignore[arg-type]
            about=query.get("about", ""),
        )

    def link(self) -> str:
        """The screen as the query of a link, `?…`; a bare `?` where everything is at its default."""
        return "?" + urlencode(self.query())

    def showing(self, **view: object) -> "Screen":
        """The same screen with another view: fields of View by name."""
        return replace(self, view=replace(self.view, **view))  # type: ignore[arg-type]
