"""Contest results: dong by year, a list with sub-totals, by programme, and wide and long."""

from tests.forms.truth import Answer, Cell, File, Form, Meaning, Row, Sheet, place_id, told, total

PROGRAMMES = {
    "주민주도 좋은마을만들기": "good_village",
    "마을공동체 공모사업": "community_contest",
    "광주형협치마을 모델사업": "governance_village",
    "마을커뮤니티공간 조성사업(마을품)": "community_space",
}


def matrix(years: tuple[str, ...], numbers: dict[str, tuple[int | str, ...]]) -> File:
    """Dong by year, two figures of a year in the headings, selections only; what is counted stands in the title."""
    first, last = years[0][2:], years[-1][2:]
    rows: list[Row] = [
        [f"주민주도 좋은마을만들기 공모 선정 결과('{first}~'{last}년)"],
        [None] * len(years) + ["(단위: 건)"],
        ["구분", *(f"'{year[2:]}년" for year in years), "계"],
    ]
    for dong, counts in numbers.items():
        cells = [
            told(count, Meaning("contest_selections.selected_projects", "good_village", place_id(dong), year))
            for year, count in zip(years, counts, strict=True)
        ]
        rows.append([dong, *cells, total(sum(count for count in counts if isinstance(count, int)))])
    down = [sum(count for count in column if isinstance(count, int)) for column in zip(*numbers.values(), strict=True)]
    rows.append(["총  계", *map(total, [*down, sum(down)])])
    return File(f"좋은마을만들기 공모결과_{last}년까지.xlsx", (Sheet("선정결과", rows, ("A1:E1",)),))


MATRIX = Form(
    "contests: dong by year",
    matrix(
        ("2022", "2023", "2024"),
        {"양동": (2, 1, 3), "광천동": (1, "-", 2), "상무2동": (4, 3, 2), "화정 2 동": (3, 3, 5), "금호1동": (0, 1, 1)},
    ),
    matrix(
        ("2022", "2023", "2024", "2025"),
        {"양동": (2, 1, 3, 2), "광천동": (1, "-", 2, 1), "상무2동": (4, 3, 2, 4), "화정 2 동": (3, 3, 5, 6)},
    ),
    (Answer("measure", "", "contest_selections.selected_projects"),),
)


def listing(year: str, dongs: dict[str, dict[str, tuple[int, int]]]) -> File:
    """Programmes below each dong, whose name stands once; a sub-total for each dong; the year is the sheet's name."""
    rows: list[Row] = [
        ["동별 공모사업 신청 및 선정 현황"],
        ["(단위: 건, %)"],
        ["동", "공모사업명", "신청 건수", "선정 건수", "선정률", "비고"],
    ]
    merges, everything = ["A1:F1", "A2:F2"], (0, 0)
    for dong, contests in dongs.items():
        start, sums = len(rows) + 1, (0, 0)
        for contest, (applied, selected) in contests.items():
            meaning = PROGRAMMES[contest], place_id(dong), year
            rows.append(
                [
                    dong if len(rows) + 1 == start else None,
                    contest,
                    told(applied, Meaning("contest_selections.applied_projects", *meaning)),
                    told(selected, Meaning("contest_selections.selected_projects", *meaning)),
                    f"{selected / applied:.0%}",
                    None,
                ]
            )
            sums = (sums[0] + applied, sums[1] + selected)
        rows.append([None, "소계", total(sums[0]), total(sums[1]), f"{sums[1] / sums[0]:.0%}", None])
        merges.append(f"A{start}:A{len(rows)}")
        everything = (everything[0] + sums[0], everything[1] + sums[1])
    rows.append(["총계", None, *map(total, everything), f"{everything[1] / everything[0]:.0%}", None])
    return File("공모사업 현황.xlsx", (Sheet(f"{year}년", rows, tuple(merges)),))


LISTING = Form(
    "contests: programmes below dongs with sub-totals",
    listing(
        "2024",
        {
            "농성1동": {"주민주도 좋은마을만들기": (5, 3), "마을공동체 공모사업": (4, 2)},
            "유덕동": {
                "주민주도 좋은마을만들기": (2, 2),
                "마을공동체 공모사업": (3, 1),
                "광주형협치마을 모델사업": (1, 1),
            },
            "화정3동": {"주민주도 좋은마을만들기": (6, 4), "마을공동체 공모사업": (2, 1)},
        },
    ),
    listing(
        "2025",
        {
            "농성1동": {"주민주도 좋은마을만들기": (4, 4), "마을공동체 공모사업": (5, 2)},
            "유덕동": {"주민주도 좋은마을만들기": (3, 1), "마을공동체 공모사업": (4, 3)},
            "화정3동": {
                "주민주도 좋은마을만들기": (7, 5),
                "마을공동체 공모사업": (3, 2),
                "광주형협치마을 모델사업": (2, 1),
            },
            "서창동": {"주민주도 좋은마을만들기": (1, 1), "마을공동체 공모사업": (2, 0)},
        },
    ),
)


def by_programme(year: str, numbers: dict[str, tuple[int, int]]) -> File:
    """The district's own figures by contest; one heading in everyday words, and a ratio printed as `2.5 : 1`."""
    rows: list[Row] = [
        [f"{year}년 서구 공모사업 추진 결과"],
        [],
        ["연번", "사업명", "접수 건수(건)", "뽑힌 사업 수(건)", "경쟁률"],
    ]
    for line, (contest, (applied, selected)) in enumerate(numbers.items(), start=1):
        meaning = PROGRAMMES[contest], "seogu", year
        cells: list[Cell] = [
            told(applied, Meaning("contest_selections.applied_projects", *meaning)),
            told(selected, Meaning("contest_selections.selected_projects", *meaning)),
        ]
        rows.append([line, contest, *cells, f"{applied / selected:.1f} : 1"])
    sums = [sum(column) for column in zip(*numbers.values(), strict=True)]
    rows.append(["계", None, *map(total, sums), f"{sums[0] / sums[1]:.1f} : 1"])
    rows.append([f"주) {year}년 12월 말까지 접수된 사업을 모두 포함함"])
    return File(f"공모 추진결과 {year}.xlsx", (Sheet("결과", rows, ("A1:E1", f"A{len(rows) - 1}:B{len(rows) - 1}")),))


BY_PROGRAMME = Form(
    "contests: by programme",
    by_programme(
        "2024",
        {"주민주도 좋은마을만들기": (42, 20), "마을공동체 공모사업": (37, 15), "광주형협치마을 모델사업": (9, 3)},
    ),
    by_programme(
        "2025",
        {
            "주민주도 좋은마을만들기": (45, 22),
            "마을공동체 공모사업": (33, 16),
            "광주형협치마을 모델사업": (8, 4),
            "마을커뮤니티공간 조성사업(마을품)": (12, 5),
        },
    ),
    (Answer("measure", "뽑힌", "contest_selections.selected_projects"),),
)

Contests = dict[str, tuple[int | str, int | str, int | str, int | str]]
COLUMNS = (
    ("신청", "마을공동체 공모사업"),
    ("신청", "주민주도 좋은마을만들기"),
    ("선정", "마을공동체 공모사업"),
    ("선정", "주민주도 좋은마을만들기"),
)


def _meaning(stage: str, contest: str, dong: str, year: str) -> Meaning:
    measure = "applied_projects" if stage == "신청" else "selected_projects"
    return Meaning(f"contest_selections.{measure}", PROGRAMMES[contest], place_id(dong), year)


def wide(year: str, numbers: Contests) -> File:
    """Applied and selected across, each over two contests."""
    rows: list[Row] = [
        [f"{year}년 마을 공모사업 동별 현황"],
        [None, None, None, None, "[단위: 건]"],
        ["동명", "신청", None, "선정", None],
        [None, *(contest for _, contest in COLUMNS)],
    ]
    for dong, counts in numbers.items():
        cells = [told(count, _meaning(*column, dong, year)) for column, count in zip(COLUMNS, counts, strict=True)]
        rows.append([dong, *cells])
    return File(f"마을 공모사업 동별 현황_{year}.xlsx", (Sheet("현황", rows, ("A3:A4", "B3:C3", "D3:E3")),))


def long(year: str, numbers: Contests) -> File:
    """One row for each figure; the dong's name is not repeated."""
    rows: list[Row] = [[f"{year}년 마을 공모사업 목록"], ["동명", "사업명", "구분", "건수(건)"]]
    for dong, counts in numbers.items():
        for line, ((stage, contest), count) in enumerate(zip(COLUMNS, counts, strict=True)):
            rows.append([None if line else dong, contest, stage, told(count, _meaning(stage, contest, dong, year))])
    return File(f"마을 공모사업 목록_{year}.xlsx", (Sheet("목록", rows),))


THIS_YEAR: Contests = {"치평동": (5, 4, 2, 3), "상무1동": (3, 6, 1, 4), "풍암동": (7, 2, "-", 2)}

WIDE_THEN_LONG = Form(
    "contests: wide, then long",
    wide("2024", THIS_YEAR),
    long("2025", {"치평동": (4, 5, 3, 3), "상무1동": (6, 4, 2, 1), "풍암동": (3, 3, 1, 2), "금호2동": (2, 5, 0, 4)}),
    twin=long("2024", THIS_YEAR),
)


def everyday_list(year: str, numbers: dict[str, tuple[int, int]]) -> File:
    """A list whose stage column holds an everyday word: an answer about that word must leave the other stage alone."""
    rows: list[Row] = [[f"{year}년 마을공동체 공모 결과"], [], ["동명", "구분", "건수"]]
    for line, stage in enumerate(("신청", "뽑힘")):
        for dong, counts in numbers.items():
            cell = told(counts[line], _meaning(stage, "마을공동체 공모사업", dong, year))
            rows.append([dong, stage, cell])
    return File(f"마을공동체 공모 결과 {year}.xlsx", (Sheet("결과", rows),))


EVERYDAY_LIST = Form(
    "contests: list with an everyday word",
    everyday_list("2024", {"양동": (5, 2), "농성1동": (4, 4), "유덕동": (6, 3)}),
    everyday_list("2025", {"양동": (6, 3), "농성1동": (5, 2), "유덕동": (4, 4), "서창동": (2, 1)}),
    (Answer("measure", "뽑힘", "contest_selections.selected_projects"),),
)

FORMS = (EVERYDAY_LIST, MATRIX, LISTING, BY_PROGRAMME, WIDE_THEN_LONG)
