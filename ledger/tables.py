"""The ledger's tables."""

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table

metadata = MetaData()

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

acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("upload", String, nullable=False, index=True),
    Column("act", String, nullable=False),  # withdraw | restore
    Column("by", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
