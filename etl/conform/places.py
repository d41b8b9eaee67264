"""From a printed place to the place of the catalog."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.declared import Catalog
from catalog.vocabulary import squeeze
from etl.conform.asks import alike

OFFERED = 4
Printed = tuple[str | None, str | None, tuple[str, ...]]  # name, code, and the places above


@dataclass(frozen=True)
class Places:
    """Finds places by any name or code under which the catalog knows them."""

    catalog: Catalog
    _known: dict[Printed, str | None] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str | None, code: str | None = None, parents: Sequence[str] = ()) -> str | None:
        """The id of a place; None where the district has no such place, or the name belongs to another district."""
        printed = (name, code, tuple(parents))
        if printed not in self._known:
            self._known[printed] = self._find(*printed)
        return self._known[printed]

    def _find(self, name: str | None, code: str | None, parents: tuple[str, ...]) -> str | None:
        known = self.catalog.vocabulary.places
        if code and code in known:
            return known[code]
        if name is None or self.is_foreign(parents):
            return None
        return known.get(squeeze(name)) or known.get(squeeze(" ".join((*parents, name))))

    def sender(self, place: str | None) -> str | None:
        """The id of a place that a person named, by name or by id."""
        return place if place in self.catalog.places else self.find(place)

    def nearest(self, name: str) -> list[str]:
        """The ids of the places that look most like a printed name, the likest first."""
        places = self.catalog.places.values()
        return [p.id for p in sorted(places, key=lambda p: -alike(name, p.label.ko))[:OFFERED]]

    def is_foreign(self, parents: Sequence[str]) -> bool:
        """Whether the places above are known not to be this district: 신사동 of 강남구 is not ours."""
        return any(
            squeeze(parent) not in self._own and squeeze(parent) not in self.catalog.vocabulary.places
            for parent in parents
        )

    def elsewhere(self, texts: Iterable[str]) -> str | None:
        """The other district that a title or a name is about; None where our own is named too, or none is."""
        words = {word for text in texts for word in re.split(r"[\s_()\[\]·,.\-]+", text)}
        others = sorted(words & set(self.catalog.elsewhere))
        return others[0] if others and not words & self._own else None

    @cached_property
    def _own(self) -> frozenset[str]:
        district = self.catalog.district
        names = {squeeze(word) for code in district.codes if code.name for word in code.name.ko.split()}
        return frozenset(names | {district.label.ko})
