"""The columns that stand beside the values of places that were judged: interval, rank, position."""

from dashboard.captions_places import short_position, short_rank
from dashboard.judgements import BESIDE, Places
from dashboard.numbers import Scale
from dashboard.reason_words import status_of
from dashboard.stats.funnel import Funnel, Position
from dashboard.text import say
from dashboard.views import Language, View


def beside(view: View, places: Places | None, scale: Scale, language: Language) -> dict[str, dict[str, str]]:
    """Heading → place → words: the interval and the rank in a ranking, the interval and the position in a funnel."""
    speak, found = say(language), places.funnel if places else None
    if places is None or view.kind not in BESIDE:
        return {}
    limits = {place: (scale.write(one.low), scale.write(one.high)) for place, one in places.intervals.items()}
    columns = {speak("95% 범위"): {p: speak("{low}~{high}", low=low, high=high) for p, (low, high) in limits.items()}}
    if view.kind == "funnel" and isinstance(found, Funnel):
        columns[speak("어디에 있나")] = {one.place: _standing(one, language) for one in found.positions}
    elif view.kind == "rank":
        name = "순위({of}곳 중)" if places.ranking.plain else "순위 범위({of}곳 중)"
        ranks = {place: speak("{rank}위", rank=short_rank(rank, language)) for place, rank in places.ranks.items()}
        columns[speak(name, of=len(ranks))] = ranks
    return {name: column for name, column in columns.items() if column}


def _standing(position: Position, language: Language) -> str:
    """Where a place stands, with a sign of its own."""
    status = status_of(position.side if position.outside != "inside" else "inside", position.status)
    return f"{status.mark} {short_position(position, language)}"
