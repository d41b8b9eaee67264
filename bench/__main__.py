"""`make bench`: all benchmarks, one line each. Every line ends with ours as a multiple of the peer or limit."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import browser, builds, decks, exports, many, pages, reader, uploads, viewers
from bench.measure import ROOT

with tempfile.TemporaryDirectory() as folder:
    data = Path(folder)
    shutil.copytree(ROOT / "data" / "raw", data / "raw")
    subprocess.run(
        [sys.executable, "-m", "etl", "build"], cwd=ROOT, env={**os.environ, "DONGNE_DATA": folder}, check=True
    )
    reader.main()
    many.main()
    builds.main()
    uploads.main()
    pages.main(data)
    browser.main(data)
    decks.main(data)
    exports.main(data)
    viewers.main(data)
