"""What a view says, and why: the sentence over it, how that stands in a sign and words, and the evidence behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from catalog.model import Event, Indicator
from dashboard import evidence
from dashboard.captions import headline
from dashboard.captions_places import position_words
from dashboard.evidence import Evidence
from dashboard.figures.marks import highlighted, read_marks
from dashboard.judgements import NOTHING_JUDGED, Judged, Places, judge
from dashboard.reason_words import Status, kind_words, status_of
from dashboard.stats.funnel import Funnel
from dashboard.stats.trend import SeriesVerdict
from dashboard.text import say
from dashboard.views import Language, View


@dataclass(frozen=True)
class Statement:
    """`kind` is the verdict's, or `values`, `plain_order`, `rank_ranges`, `funnel`, `no_funnel` where many places are told of.

    `status` is None where nothing is judged of one place; `standing` then is empty too, else `● 평소 변동 안` without its mark.
    """

    kind: str
    sentence: str
    status: Status | None
    standing: str
    evidence: Evidence


def state(
    view: View, frame: pd.DataFrame, indicator: Indicator, events: Mapping[str, Event], as_of: date, language: Language
) -> Statement:
    """The statement of a view whose figures are judged as of a day."""
    return statement(view, frame, indicator, language, judge(view, frame, indicator, events, as_of))


def statement(
    view: View, frame: pd.DataFrame, indicator: Indicator, language: Language, judged: Judged = NOTHING_JUDGED
) -> Statement:
    """The statement of a view that has been judged."""
    sentence = headline(view, frame, indicator, language, judged)
    if judged.series is not None:
        return _of_series(sentence, judged.series, indicator, language)
    if judged.places is not None and view.kind == "funnel":
        return _of_funnel(view, frame, sentence, judged.places, indicator, language)
    if judged.places is not None:
        kind = "plain_order" if judged.places.ranking.plain else "rank_ranges"
        return Statement(kind, sentence, None, "", evidence.of_ranking(judged.places, indicator, language))
    return Statement("values", sentence, None, "", evidence.of_values(language, over_time=view.kind == "trend"))


def _of_series(sentence: str, verdict: SeriesVerdict, indicator: Indicator, language: Language) -> Statement:
    status = status_of(verdict.kind, verdict.status)
    words = status.words(language) if verdict.trend else kind_words(verdict.kind, language)
    return Statement(verdict.kind, sentence, status, words, evidence.of_series(verdict, indicator, language))


def _of_funnel(
    view: View, frame: pd.DataFrame, sentence: str, places: Places, indicator: Indicator, language: Language
) -> Statement:
    """A funnel is about all of its places; its standing is that of the first place chosen."""
    found = evidence.of_funnel(places, indicator, language)
    if not isinstance(places.funnel, Funnel):
        return Statement("no_funnel", sentence, None, "", found)
    marks = read_marks(frame)
    chosen = next(iter(highlighted(view, marks)), None)
    position = next((one for one in places.funnel.positions if one.place == chosen), None)
    if position is None:
        return Statement("funnel", sentence, None, "", found)
    label = next(mark.label for mark in marks if mark.place == chosen)
    status = status_of(position.side if position.outside != "inside" else "inside", position.status)
    words = say(language)("{place}: {reason}", place=label, reason=position_words(position, language))
    return Statement("funnel", sentence, status, words, found)
