"""The rules asked of DuckDB itself, all in one query: the plain twin of what Great Expectations says of them.

The library takes most of a second for a judgement, however few the facts; test_rules.py holds the two to the same findings.
"""

from collections.abc import Sequence

import duckdb

from expectations.rules import Rule
from expectations.runner import Finding


def run_plainly(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Finding]:
    """Judge table `facts` of an open connection by the rules, in their order. A rule that does not run raises."""
    asked = [f"(select {number} from ({_sql(rule)}) limit 1)" for number, rule in enumerate(rules)]
    broken = {number for (number,) in connection.execute(" union all ".join(asked)).fetchall()}
    nothing = connection.sql("select * from facts limit 0").to_arrow_table()
    return [
        Finding(rule, connection.sql(_sql(rule)).to_arrow_table() if number in broken else nothing)
        for number, rule in enumerate(rules)
    ]


def _sql(rule: Rule) -> str:
    return rule.sql.format(batch="facts")
