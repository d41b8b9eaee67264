"""Made-up, seeded figures of 18 dongs, 2016 to 2025, written as workbooks in the shapes that offices send.

`python -m etl.demonstration OUT_DIR` writes them; `truth.truth(seed)` is what a careful reader must find in them.
"""
