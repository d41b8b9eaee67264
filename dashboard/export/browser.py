"""The browser that draws: kept warm in the export worker, asked from one thread, and never waited for without end."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, Literal, TypeVar

import kaleido
from plotly import graph_objects as go

from dashboard.export.errors import NoBrowserError
from dashboard.export.fonts import configure

Format = Literal["svg", "png"]
Drawing = tuple[go.Figure, dict[str, Any]]  # a figure, and what kaleido is told of it: format, width, height, scale
Answer = TypeVar("Answer")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
STARTS_WITHIN = 60  # seconds, on a machine that is busy
DRAWS_WITHIN = 60
TABS = 2  # two cores


def browser_path() -> str:
    """The browser that DONGNE_CHROMIUM names, or the system's. Raises NoBrowserError."""
    named = os.environ.get("DONGNE_CHROMIUM")
    found = named if named is not None else next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not Path(found).is_file():
        raise NoBrowserError(
            "서버에 그림을 그릴 브라우저가 없습니다. Chromium이나 Chrome을 설치하거나 DONGNE_CHROMIUM에 그 경로를 적어 주십시오. "
            "PPTX, XLSX, CSV는 브라우저 없이도 만들 수 있습니다."
        )
    return found


class Browser:
    """A browser with Plotly in it. `close` it, or it lives as long as the process."""

    def __init__(self) -> None:
        path, self._folder = browser_path(), tempfile.TemporaryDirectory(prefix="dongne-browser-")
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="browser", daemon=True)
        self._thread.start()
        try:
            self._kaleido = self._wait(self._open(path), STARTS_WITHIN)
        except Exception as fault:
            self._end()
            raise NoBrowserError("서버의 브라우저({path})를 시작하지 못했습니다.", path=path) from fault

    def draw(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """The pictures of several figures, side by side in as many tabs as there are."""
        return self._wait(self._draw(drawings), DRAWS_WITHIN + len(drawings))

    def close(self) -> None:
        """End the browser."""
        with suppress(Exception):
            self._wait(self._kaleido.close(), STARTS_WITHIN)
        self._end()

    async def _open(self, path: str) -> kaleido.Kaleido:
        """Fonts are read when the browser starts; the variable that names them is put back once it has."""
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(configure(Path(self._folder.name)))
        try:
            opened = kaleido.Kaleido(n=TABS, timeout=DRAWS_WITHIN, mathjax=False, path=path)
            await opened.open()
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before
        return opened

    async def _draw(self, drawings: Sequence[Drawing]) -> list[bytes]:
        return list(await asyncio.gather(*(self._kaleido.calc_fig(figure, opts) for figure, opts in drawings)))

    def _wait(self, asked: Coroutine[Any, Any, Answer], seconds: float) -> Answer:
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result(seconds)

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()
        self._folder.cleanup()
