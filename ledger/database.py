"""The database that holds the ledger: how it is opened, and its tables where they are not there yet."""

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.pool import ConnectionPoolEntry

from ledger.storage import tell_unusable
from ledger.tables import briefings, metadata

# What makes others wait while one process creates the tables.
ALONE = {"sqlite": "begin immediate", "postgresql": "select pg_advisory_xact_lock(7306270)"}


def open_database(address: str) -> Engine:
    """The database at an SQLAlchemy address, with all tables."""
    engine = create_engine(address)
    event.listen(engine, "handle_error", tell_unusable)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_wal)
    _create_tables(engine)
    return engine


def _create_tables(engine: Engine) -> None:
    """Create what is not there yet; of several processes that open a new ledger at once the others wait for the first."""
    if set(metadata.tables) <= set(inspect(engine).get_table_names()) and not _lacks_frozen(engine):
        return
    with engine.begin() as connection:
        if alone := ALONE.get(engine.dialect.name):
            connection.exec_driver_sql(alone)
        metadata.create_all(connection)
        if _lacks_frozen(connection):
            kind = briefings.c.frozen.type.compile(engine.dialect)
            connection.exec_driver_sql(f"alter table briefings add column frozen {kind}")


def _lacks_frozen(bind: Engine | Connection) -> bool:
    """Whether the ledger is from before briefings kept the moment of their targets and comments."""
    return "frozen" not in {column["name"] for column in inspect(bind).get_columns("briefings")}


def _set_wal(connection: object, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("pragma busy_timeout=10000")  # first: the others may have to wait
    cursor.execute("pragma journal_mode=wal")
    cursor.execute("pragma synchronous=full")
    cursor.close()
