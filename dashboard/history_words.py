"""States, origins, sizes and times of the history, in words."""

from datetime import UTC, date, datetime

from catalog.declared import Catalog
from dashboard.history_uploads import Entry, State
from dashboard.periods import show_date
from dashboard.text import say
from dashboard.views import Language

ORDER: tuple[State, ...] = (
    "in_force",
    "replaced_in_part",
    "replaced",
    "waiting",
    "held",
    "unreadable",
    "withdrawn",
)


def state_words(state: State, language: Language) -> str:
    """How a file counts."""
    speak = say(language)
    return {
        "in_force": speak("쓰임"),
        "replaced_in_part": speak("일부는 뒤 자료로 바뀜"),
        "replaced": speak("뒤 자료로 모두 바뀜"),
        "waiting": speak("다음 릴리스부터"),
        "held": speak("보류: 답할 질문이 있음"),
        "unreadable": speak("읽지 못함"),
        "withdrawn": speak("거둬들임"),
    }[state]


def origin_words(origin: str, language: Language) -> str:
    """Where a file comes from."""
    speak = say(language)
    names = {"published": speak("공개 자료"), "submitted": speak("올린 자료"), "demonstration": speak("예시 자료")}
    return names.get(origin, origin)


def when_words(entry: Entry, language: Language) -> str:
    """When it was received; a file of the folders was there from the beginning."""
    if entry.received:
        return moment_words(datetime.fromisoformat(entry.received), language)
    return say(language)("처음부터 자료 폴더에 있음")


def moment_words(at: datetime, language: Language) -> str:
    """A day and time as the office's clock shows it."""
    local = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()
    return f"{show_date(local.date(), language)} {local:%H:%M}"


def built_words(built_at: str, language: Language) -> str:
    """The day on which a release was built."""
    return show_date(date.fromisoformat(built_at[:10]), language)


def given_words(entry: Entry, catalog: Catalog, language: Language) -> str:
    """`교육 인원 34, 예산 12`: the tables that a file gave figures to, and how many."""
    return ", ".join(f"{table_words(one.table, catalog, language)} {one.figures:,}" for one in entry.given)


def table_words(table: str, catalog: Catalog, language: Language) -> str:
    """A table's name on screen; its id where the catalog has it no more."""
    if table not in catalog.tables:
        return table
    label = catalog.tables[table].label
    return label.ko if language == "ko" else label.en


def size_words(size: int) -> str:
    """Bytes as people say them.

    >>> size_words(812), size_words(20_480), size_words(3_500_000)
    ('812 B', '20 KB', '3.3 MB')
    """
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"
