"""Resident councils: the status table with dongs that have none, members by sex, one council's own form, two years."""

from tests.forms.truth import Answer, Cell, File, Form, Meaning, Row, Sheet, place_id, said, told, total

Council = tuple[str, str, int | str, int | str, int | str]


def _council(measure: str, dong: str, period: str) -> Meaning:
    return Meaning(f"councils.{measure}", "council_transition", place_id(dong), period)


def status(year: str, councils: dict[str, Council]) -> File:
    """Type, day of forming, seats, members and advisers; a dong without a council has dashes and a remark."""
    period = f"{year}-12-31"
    rows: list[Row] = [
        ["주민자치회 구성 현황"],
        [f"{year}. 12. 31. 기준", None, None, None, None, None, None, "(단위: 명)"],
        ["연번", "동명", "유형", "구성일", "정원", "현원", "고문", "비고"],
    ]
    for line, (dong, (kind, formed, *counts)) in enumerate(councils.items(), start=1):
        cells: list[Cell] = [
            said(kind, _council("council_type", dong, period)),
            said(formed, _council("formed_on", dong, period), _iso(formed)),
        ]
        for measure, count in zip(("quota", "members", "advisers"), counts, strict=True):
            cells.append(told(count, _council(measure, dong, period)))
        rows.append([line, dong, *cells, "미전환" if formed == "-" else None])
    down = [
        sum(count for count in column if isinstance(count, int))
        for column in zip(*(council[2:] for council in councils.values()), strict=True)
    ]
    rows.append(["계", None, None, None, *map(total, down), None])
    rows.append(["※ 미전환 동은 주민자치위원회를 운영함"])
    last = len(rows) - 1
    return File(f"주민자치회 구성현황({year}).xlsx", (Sheet("구성현황", rows, ("A1:H1", f"A{last}:B{last}")),))


def _iso(printed: str) -> str:
    """`2019. 3. 4.` as 2019-03-04."""
    return printed if printed == "-" else "-".join(f"{int(part):02}" for part in printed.strip(".").split("."))


STATUS = Form(
    "councils: status with dongs that have none",
    status(
        "2023",
        {
            "금호1동": ("행안부형", "2016. 3. 1.", 30, 28, 2),
            "치평동": ("광주형", "2019. 1. 1.", 30, 27, 3),
            "양동": ("-", "-", "-", "-", "-"),
            "상무2동": ("서구형", "2020. 2. 17.", 35, 33, 1),
        },
    ),
    status(
        "2024",
        {
            "금호1동": ("행안부형", "2016. 3. 1.", 30, 29, 1),
            "치평동": ("광주형", "2019. 1. 1.", 32, 30, 3),
            "양동": ("서구형", "2024. 5. 20.", 28, 28, 2),
            "상무2동": ("서구형", "2020. 2. 17.", 35, 31, 2),
            "서창동": ("-", "-", "-", "-", "-"),
        },
    ),
)


def by_sex(year: str, numbers: dict[str, tuple[int, int, int]]) -> File:
    """Members with men and women beside them: those are no residents, and the members are no mere sum."""
    rows: list[Row] = [
        [f"{year}년 주민자치회 위원 현황"],
        [None, None, None, None, None, "(단위: 명, %)"],
        ["동명", "위원 정원", "위원 현원", "남", "여", "충원율"],
    ]
    for dong, (seats, men, women) in numbers.items():
        rows.append(
            [
                dong,
                told(seats, _council("quota", dong, year)),
                told(men + women, _council("members", dong, year)),
                men,
                women,
                round((men + women) / seats * 100, 1),
            ]
        )
    seats, men, women = (sum(column) for column in zip(*numbers.values(), strict=True))
    rows.append(["합계", total(seats), total(men + women), men, women, round((men + women) / seats * 100, 1)])
    return File(f"위원 현황_{year}.xlsx", (Sheet("위원", rows, ("A1:F1",)),))


BY_SEX = Form(
    "councils: members by sex",
    by_sex(
        "2024", {"농성1동": (30, 14, 13), "광천동": (25, 11, 12), "화 정 3 동": (28, 15, 11), "풍암동": (35, 18, 16)}
    ),
    by_sex("2025", {"농성1동": (30, 15, 14), "광천동": (25, 10, 11), "풍암동": (35, 17, 17), "동천동": (26, 12, 13)}),
)


def own_form(year: str, dong: str, formed: str, counts: tuple[str, ...]) -> File:
    """One council's own form: labels left, values with their unit right; the dong is in the title."""
    period = f"{year}-12"
    rows: list[Row] = [
        [f"{dong} 주민자치회 운영 현황"],
        [f"({year}년 12월말 기준)", None],
        ["구분", "내용"],
        ["구성일", said(formed, _council("formed_on", dong, period), _iso(formed))],
        ["정원", told(counts[0], _council("quota", dong, period))],
        ["활동 위원", told(counts[1], _council("members", dong, period))],
        ["고문", told(counts[2], _council("advisers", dong, period))],
    ]
    return File(f"{dong} 주민자치회 현황.xlsx", (Sheet("현황", rows, ("A1:B1", "A2:B2")),))


OWN_FORM = Form(
    "councils: one council's own form",
    own_form("2024", "금호2동", "2017. 3. 2.", ("30명", "27명", "4명")),
    own_form("2025", "상무1동", "2021. 1. 11.", ("32명", "31명", "2명")),
    (Answer("measure", "활동위원", "councils.members"),),
)

Seats = dict[str, tuple[int | str, int | str, int | str, int | str]]


def wide(years: tuple[str, str], numbers: Seats) -> File:
    """Two years across, seats and members below each."""
    rows: list[Row] = [
        [f"연도별 주민자치회 정원·현원 ('{years[0][2:]}~'{years[1][2:]}년)"],
        ["(단위: 명)"],
        ["동별", f"{years[0]}년", None, f"{years[1]}년", None],
        [None, "정원", "현원", "정원", "현원"],
    ]
    columns = [(year, measure) for year in years for measure in ("quota", "members")]
    for dong, counts in numbers.items():
        cells: list[Cell] = [
            told(count, _council(measure, dong, year)) for (year, measure), count in zip(columns, counts, strict=True)
        ]
        rows.append([dong, *cells])
    return File(
        "연도별 주민자치회 정현원.xlsx", (Sheet("정현원", rows, ("A1:E1", "A2:E2", "A3:A4", "B3:C3", "D3:E3")),)
    )


def long(years: tuple[str, str], numbers: Seats) -> File:
    """Years down, printed once for their rows."""
    rows: list[Row] = [["주민자치회 정원 및 현원"], ["연도", "동명", "정원(명)", "현원(명)"]]
    for offset, year in enumerate(years):
        for line, (dong, counts) in enumerate(numbers.items()):
            seats, members = counts[2 * offset : 2 * offset + 2]
            cells = [told(seats, _council("quota", dong, year)), told(members, _council("members", dong, year))]
            rows.append([None if line else f"{year}년", dong, *cells])
    return File("주민자치회 정현원 목록.xlsx", (Sheet("목록", rows),))


TWO_YEARS: Seats = {"유덕동": (25, 24, 25, 23), "화정1동": (30, 28, 32, 30), "양3동": ("-", "-", 26, 25)}

WIDE_THEN_LONG = Form(
    "councils: wide, then long",
    wide(("2023", "2024"), TWO_YEARS),
    long(("2024", "2025"), {"유덕동": (25, 23, 25, 25), "화정1동": (32, 30, 32, 29), "농성2동": (28, 26, 28, 27)}),
    twin=long(("2023", "2024"), TWO_YEARS),
)

FORMS = (STATUS, BY_SEX, OWN_FORM, WIDE_THEN_LONG)
