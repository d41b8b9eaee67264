"""The ledger's tables."""

from sqlalchemy import Boolean, Column, DateTime, Float, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()


def _answered() -> list[Column[object]]:
    """What was answered to which question."""
    return [
        Column("number", Integer, primary_key=True),
        Column("kind", String, nullable=False),
        Column("subject", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("answer", Text),  # none: forgotten
        Column("file", String, nullable=False),
        *_signed(),
    ]


def _signed() -> list[Column[object]]:
    """Who did it, why, and when: on every entry."""
    return [
        Column("by", String, nullable=False),
        Column("reason", String, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
    ]


uploads = Table(
    "uploads",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("upload", String, nullable=False, unique=True),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("stored", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("place", String),
    Column("received", DateTime(timezone=True), nullable=False),
)

# A file dropped on the page: an entry changes until it is published, dropped, refused or expired.
drafts = Table(
    "drafts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("batch", String, nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),  # bytes
    Column("place", String),
    Column("beside", Boolean, nullable=False),
    Column("state", String, nullable=False),  # open | published | dropped | refused | expired
    Column("upload", String),
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("upload", String, nullable=False, index=True),
    Column("act", String, nullable=False),  # withdraw | restore | beside
    *_signed(),
)

answers = Table("answers", metadata, *_answered())
draft_answers = Table(  # given on a batch, and in force for it alone until it is published
    "draft_answers", metadata, Column("batch", String, nullable=False, index=True), *_answered()
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("table_name", String, nullable=False),
    Column("programme", String),
    Column("place", String, nullable=False),
    Column("period_start", String),
    Column("period_end", String),
    Column("attributes", String, nullable=False),
    Column("measure", String, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("value", Float),
    Column("missing", String),
    Column("source", Text),  # what the source said then
    *_signed(),
)

lifted = Table(
    "lifted",
    metadata,
    Column("correction", Integer, primary_key=True),
    *_signed(),
)

additions = Table(
    "additions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry", Text, nullable=False),  # JSON, see catalog/additions.py
    *_signed(),
)

removed_additions = Table(
    "removed_additions",
    metadata,
    Column("addition", Integer, primary_key=True),
    *_signed(),
)

targets = Table(
    "targets",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("indicator", String, nullable=False),
    Column("place", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("value", Float),  # none: taken away
    Column("baseline", Float),
    Column("baseline_year", Integer),
    Column("note", Text, nullable=False),
    *_signed(),
)

comments = Table(
    "comments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("indicator", String, nullable=False),
    Column("place", String, nullable=False),
    Column("period", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

removed_comments = Table(
    "removed_comments",
    metadata,
    Column("comment", Integer, primary_key=True),
    *_signed(),
)

attachments = Table(
    "attachments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("about", String, nullable=False, index=True),  # upload:… or number:…, see ledger/attachments.py
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

removed_attachments = Table(
    "removed_attachments",
    metadata,
    Column("attachment", Integer, primary_key=True),
    *_signed(),
)

# Each change of a briefing is a row of its own, with the whole briefing as it stands from then on.
briefings = Table(
    "briefings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("briefing", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("release", Integer, nullable=False),
    Column("language", String, nullable=False),
    Column("staffing", Boolean, nullable=False),
    Column("slides", Text, nullable=False),  # JSON: view, headline and note of each
    Column("frozen", DateTime(timezone=True)),  # none in ledgers from before: the moment of the version itself
    Column("removed", Boolean, nullable=False),
    *_signed(),
    UniqueConstraint("briefing", "version"),  # of two people at once, one is too late
)

# Work to be done, not deeds: an entry changes while its job is waiting, running, done or failed.
jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("queue", String, nullable=False, index=True),  # etl | export: which worker takes it
    Column("kind", String, nullable=False),
    Column("about", Text, nullable=False),  # JSON
    Column("by", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("state", String, nullable=False),  # waiting | running | done | failed
    Column("progress", Float, nullable=False),  # 0 to 1
    Column("words", Text, nullable=False),  # what is being done, or why it failed, in Korean
    Column("result", Text),  # JSON
    Column("tries", Integer, nullable=False),
)
