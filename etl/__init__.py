"""From the files that offices send to the tables of a release."""

import os

# Nothing here asks numpy for linear algebra, whose threads spin for a tenth of a second in each process that imports it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
