"""All workbooks of the demonstration, in the order in which they are written."""

from functools import cache

from etl.demonstration import asset_books, council_books, education_books, money_books
from etl.demonstration.books import Book
from etl.demonstration.faults import plant
from etl.demonstration.layout import Cell
from etl.demonstration.world import figures


@cache
def all_books(seed: int) -> tuple[Book, ...]:
    """Every book with its forms."""
    councils = council_books.books(figures(seed))
    return (*education_books.books(), *money_books.books(), *councils, *asset_books.books())


@cache
def all_cells(seed: int) -> dict[tuple[str, str], tuple[Cell, ...]]:
    """Cells by file and sheet, the faults planted."""
    laid = {(book.file, sheet.name): sheet.cells(figures(seed)) for book in all_books(seed) for sheet in book.sheets}
    return plant(laid)
