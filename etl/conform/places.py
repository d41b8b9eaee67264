"""From a printed place to the place of the catalog."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.load import Catalog
from catalog.vocabulary import squeeze


@dataclass(frozen=True)
class Places:
    """Finds places by any name or code under which the catalog knows them."""

    catalog: Catalog

    def find(self, name: str | None, code: str | None = None, parents: Sequence[str] = ()) -> str | None:
        """The id of a place; None where the district has no such place, or the name belongs to another district."""
        known = self.catalog.vocabulary.places
        if code and code in known:
            return known[code]
        if name is None or self._foreign(parents):
            return None
        return known.get(squeeze(name)) or known.get(squeeze(" ".join((*parents, name))))

    def nearest(self, name: str) -> str:
        """The names of the catalog that look most like a printed one."""
        labels = [place.label.ko for place in self.catalog.places.values()]
        return " · ".join(difflib.get_close_matches(squeeze(name), labels, n=2, cutoff=0.3)) or labels[0]

    def _foreign(self, parents: Sequence[str]) -> bool:
        """Whether the places above are known not to be this district: 신사동 of 강남구 is not ours."""
        own = {squeeze(word) for code in self.catalog.district.codes if code.name for word in code.name.ko.split()}
        return any(
            squeeze(parent) not in own and squeeze(parent) not in self.catalog.vocabulary.places for parent in parents
        )
