"""Runs the rules with Great Expectations on our own open DuckDB connection. The only module that knows the library.

Importing the library takes seconds and some 250 MB, so it is imported when the first rules run.
First all rules are asked whether there is one row that breaks them, so that no row is put together to be counted; only those
that do not hold are asked for their rows.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from expectations.rules import Rule

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Finding:
    """What one rule said: `rows` are the facts that break it; `broken` is set where the check itself failed."""

    rule: Rule
    rows: pa.Table
    broken: str | None = None

    @property
    def passed(self) -> bool:
        return self.broken is None and self.rows.num_rows == 0


def run_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Finding]:
    """Judge table `facts` of an open connection by the rules, in their order."""
    asset = _asset(connection)
    verdicts = _ask(asset, rules)
    nothing = connection.sql("select * from facts limit 0").to_arrow_table()
    return [_finding(connection, rule, verdict, nothing) for rule, verdict in zip(rules, verdicts, strict=True)]


def _asset(connection: duckdb.DuckDBPyConnection) -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "False")
    import duckdb_sqlalchemy  # noqa: PLC0415  heavy: see the module's docstring
    import great_expectations  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415
    from sqlalchemy.pool import StaticPool  # noqa: PLC0415

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    sources: Any = context.data_sources  # the stub does not know that kwargs reach create_engine
    source = sources.add_sql(
        "release",
        connection_string="duckdb:///:memory:",
        create_temp_table=False,
        kwargs={
            "creator": lambda: duckdb_sqlalchemy.ConnectionWrapper(connection.cursor()),
            "poolclass": StaticPool,
            "pool_reset_on_return": None,
            "isolation_level": "AUTOCOMMIT",
            "skip_autocommit_rollback": True,
        },
    )
    return source.add_table_asset("facts", table_name="facts").add_batch_definition_whole_table("all").get_batch()


def _ask(batch: Any, rules: Sequence[Rule]) -> list[Any]:
    from great_expectations import ExpectationSuite  # noqa: PLC0415
    from great_expectations.expectations.core.unexpected_rows_expectation import (  # noqa: PLC0415
        UnexpectedRowsExpectation,
    )
    from great_expectations.expectations.metadata_types import FailureSeverity  # noqa: PLC0415

    suite = ExpectationSuite(
        name="facts",
        expectations=[
            UnexpectedRowsExpectation(
                unexpected_rows_query=f"select true from ({rule.sql}) limit 1",
                severity=FailureSeverity(rule.severity),
                meta={"rule": rule.name},
            )
            for rule in rules
        ],
    )
    results = batch.validate(suite, result_format="BOOLEAN_ONLY").results
    by_rule = {result.expectation_config.meta["rule"]: result for result in results}
    return [by_rule[rule.name] for rule in rules]


def _finding(connection: duckdb.DuckDBPyConnection, rule: Rule, verdict: Any, nothing: pa.Table) -> Finding:
    raised = verdict.exception_info or {}
    faults = [info for info in (raised, *raised.values()) if isinstance(info, dict) and info.get("raised_exception")]
    if faults:
        return Finding(rule, nothing, broken=str(faults[0].get("exception_message")))
    if verdict.success:
        return Finding(rule, nothing)
    rows = connection.sql(rule.sql.format(batch="facts")).to_arrow_table()
    return Finding(rule, rows)
