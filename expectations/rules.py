"""A rule: rows that should not be there, as SQL, with the sentence that says so."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    """Rows that `sql` finds break the rule. `{batch}` stands for the facts; `table_name` is "" for rules across tables.

    critical blocks the release; warning is shown on screen; info is history.
    """

    name: str
    table_name: str
    severity: Literal["critical", "warning", "info"]
    sql: str
    ko: str
    en: str
