"""A view as CSV: a line for each figure, with what has to be said about it, its target and its comments."""

import csv
import io
from collections.abc import Mapping, Sequence

import pandas as pd

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.engine import records
from dashboard.judgements import NOTHING_JUDGED, Judged
from dashboard.listing import NO_COMMENTS, harmless, in_view, missing_words, partial_words, programme_labels
from dashboard.listing_places import beside
from dashboard.numbers import scale_for, show_value
from dashboard.periods import show_period
from dashboard.release import Row
from dashboard.targets_listed import Aim
from dashboard.text import Say, say
from dashboard.views import Language, View


def as_csv(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    catalog: Catalog,
    language: Language,
    notes: Sequence[str],
    judged: Judged = NOTHING_JUDGED,
    comments: Mapping[tuple[str, str], str] = NO_COMMENTS,
    targets: Sequence[Aim] = (),
) -> bytes:
    """The view as UTF-8 CSV that spreadsheets open: notes first, each after a `#`, then one line for each figure.

    Of places that were judged also their intervals, ranks and where they stand. `comments`: place and period → what the
    department says of the figure; a column of its own where it says anything. `targets` have three columns where there are any,
    and a line of their own where their year has no figure.
    """
    speak = say(language)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([harmless(f"# {note}")] for note in notes)
    shown = in_view(view, frame, lowest_first=indicator.direction == "lower")
    columns = beside(view, judged.places, scale_for(shown["value"].tolist(), indicator, language), language)
    names = [
        speak(name)
        for name in (
            "장소",
            "기간",
            "값",
            "단위",
            "표시",
            "분자",
            "분모",
            "분모 기준",
            "예시 자료",
            "빠진 값의 까닭",
            "합계에 든 동",
            "포함된 사업",
        )
    ]
    aimed = [speak("목표값"), speak("목표와의 차이"), speak("거리")] if targets else []
    writer.writerow([*names, *columns, *aimed, *([speak("의견")] if comments else [])])
    left = {aim.key: aim for aim in targets}
    for row in records(shown):
        key = row["place"], row["period"]
        more = [harmless(column.get(row["place"], "")) for column in columns.values()]
        more += _aim(left.pop(key, None)) if targets else []
        more += [harmless(comments.get(key, ""))] if comments else []
        writer.writerow([*_line(row, indicator, catalog, language, speak), *more])
    for aim in left.values():
        line = [harmless(aim.mark.label), harmless(show_period(aim.period, language)), "", _unit(indicator, language)]
        blank = [""] * (len(names) - len(line) + len(columns))
        writer.writerow([*line, *blank, *_aim(aim), *([""] if comments else [])])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def _line(row: Row, indicator: Indicator, catalog: Catalog, language: Language, speak: Say) -> list[object]:
    value: float | None = None if pd.isna(row["value"]) else row["value"]
    return [
        harmless(row["label"]),
        harmless(show_period(row["period"], language)),
        _number(value),
        _unit(indicator, language),
        harmless(show_value(value, indicator, language, row["qualifier"])),
        _number(row["numerator"]),
        _number(row["denominator"]),
        harmless(_text(row["denominator_period"])),
        speak("예시 자료") if row["demonstration"] else "",
        harmless(missing_words(row["missing"], catalog, language)),
        harmless(partial_words(row, speak)),
        harmless(", ".join(programme_labels(_text(row["covers"]).split(","), catalog, language))),
    ]


def _aim(aim: Aim | None) -> list[str]:
    """Target, difference and distance of a figure; empty cells where it has no target."""
    if aim is None:
        return ["", "", ""]
    return [_number(aim.target.value), _number(aim.gap), harmless(aim.words)]


def _unit(indicator: Indicator, language: Language) -> str:
    return harmless(indicator.unit.ko if language == "ko" else indicator.unit.en)


def _number(value: object) -> str:
    if not isinstance(value, (int, float)) or pd.isna(value):
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
