"""How much may be sent, how long it may take, and how much of it is drawn: told on the page before it bites."""

MOST_BYTES = 50 * 2**20  # of one file; .streamlit/config.toml says the same to the browser (maxUploadSize)
MOST_FILES = 40  # in one batch
MOST_ROWS = 200_000  # of one sheet
READ_SECONDS = 60  # for one file
JOB_SECONDS = 600  # for one job
JOB_BYTES = 4 * 2**30  # of memory for one job

DRAWN_ROWS, DRAWN_COLUMNS = 200, 60  # of a sheet, as it was understood
KEPT_DAYS = 14  # a file that was dropped on the page and never published
