"""The sheet that lists what is to be checked in a workbook: written by etl/marked, and known again when it comes back."""

from catalog.problems import Language
from etl.grid import Grid

LIST_SHEET: dict[Language, str] = {"ko": "확인할 것", "en": "To look at"}
# The first cell of the list: by it the sheet is known for what it is when the workbook comes back.
LIST_MARKS: dict[Language, str] = {
    "ko": "동네지표가 만든 확인 목록입니다. 자료가 아니며, 다시 올리실 때 지우지 않으셔도 됩니다.",
    "en": "A list of things to check, made by Dongne Jipyo. It is no data and may stay when the file is uploaded again.",
}


def is_list(grid: Grid) -> bool:
    """Whether a sheet is a list of problems that was written here, come back with its workbook."""
    return min(grid.shape) > 0 and str(grid.texts[0, 0]) in LIST_MARKS.values()
