"""Fifty viewers at once: how long the server takes to run a page when each of them changes the year every ten seconds.

They speak to the server as a browser does, without drawing and without reading what they do not need, so what is measured is
the server on its cores. All viewers are one process on the same cores: the share of a core that it takes itself is told too.
"""

import asyncio
import random
import statistics
import time
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.measure import line
from tests.dashboard.serving import serving

VIEWERS, THINKS, CHANGES = 50, 10.0, 3  # seconds between two changes, on average; changes of each viewer
PAGES = ("overview", "trends", "compare", "targets")
YEARS = range(2018, 2026)
LARGEST = 64 * 1024 * 1024
SHORT = 200  # bytes; what says that a script has run is shorter, so nothing longer is read


def main(data: Path) -> None:
    """Print the lines about many viewers, over the release in `data`."""
    with serving(data, "serve.py") as address:
        for page in PAGES:
            asyncio.run(_warm(address, page))
            start, spent = time.perf_counter(), time.process_time()
            times = sorted(asyncio.run(_look(address, page)))
            own = (time.process_time() - spent) / (time.perf_counter() - start)
            middle, late = statistics.median(times), times[int(0.95 * len(times))]
            line(f"{VIEWERS} viewers of {page}: half of the changes within", 1000 * middle, "ms", 250, "limit")
            line(f"{VIEWERS} viewers of {page}: 95 % of the changes within", 1000 * late, "ms", 1000, "limit")
            line(f"{VIEWERS} viewers of {page}: what they take themselves", 100 * own, "%", 100, "of one core")


async def _warm(address: str, page: str) -> None:
    """Everything has been looked at once."""
    async with _connected(address) as connection:
        for year in YEARS:
            await _run(connection, page, year)


async def _look(address: str, page: str) -> list[float]:
    """The seconds that every change took, of all viewers."""
    found = await asyncio.gather(*(_viewer(address, number, page) for number in range(VIEWERS)))
    return [seconds for each in found for seconds in each]


async def _viewer(address: str, number: int, page: str) -> list[float]:
    chance = random.Random(number)  # a viewer's whims, the same in every run
    times = []
    await asyncio.sleep(chance.uniform(0, THINKS))
    async with _connected(address) as connection:
        await _run(connection, page, chance.choice(YEARS))
        for _ in range(CHANGES):
            await asyncio.sleep(chance.uniform(0, 2 * THINKS))
            times.append(await _run(connection, page, chance.choice(YEARS)))
    return times


def _connected(address: str) -> connect:
    stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    return connect(stream, max_size=LARGEST, subprotocols=[Subprotocol("streamlit")], compression=None)


async def _run(connection: ClientConnection, page: str, year: int) -> float:
    """Seconds from asking for a page until its script has run."""
    asked = BackMsg()
    asked.rerun_script.query_string = f"page={page}&indicator=trainees&period={year}"
    start = time.perf_counter()
    await connection.send(asked.SerializeToString())
    async for received in connection:
        if _is_end(received if isinstance(received, bytes) else received.encode()):
            break
    return time.perf_counter() - start


def _is_end(received: bytes) -> bool:
    """Whether this message says that the script has run."""
    return len(received) < SHORT and ForwardMsg.FromString(received).WhichOneof("type") == "script_finished"
