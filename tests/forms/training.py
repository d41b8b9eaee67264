"""Training rosters of the district: by dong, by programme over half-years, bands of programmes, wide and long."""

from tests.forms.truth import Answer, File, Form, Meaning, Row, Sheet, place_id, told, total

Numbers = dict[str, tuple[int | str, ...]]


def _sum(column: list[int | str]) -> int:
    return sum(count for count in column if isinstance(count, int))


def by_dong(year: str, numbers: Numbers) -> File:
    """Applied, attended and completed below one merged heading; the total stands first, the rate is derived."""
    columns = [list(column) for column in zip(*numbers.values(), strict=True)]
    rows: list[Row] = [
        [f"{year}년 마을리더 전문교육 추진 실적"],
        [None, None, None, None, None, "(단위: 명, %)"],
        ["동명", "교육 인원", None, None, "수료율", "비고"],
        [None, "신청 인원", "참여 인원", "수료 인원", None, None],
        [
            "합  계",
            *(total(_sum(column)) for column in columns),
            f"{_sum(columns[2]) / _sum(columns[0]):.1%}"[:-1],
            None,
        ],
    ]
    for dong, counts in numbers.items():
        cells = [
            told(count, Meaning(f"trainees.{measure}", "leader_training", place_id(dong), year))
            for measure, count in zip(("applied_people", "attended_people", "completed_people"), counts, strict=True)
        ]
        opened = isinstance(counts[0], int) and isinstance(counts[2], int)
        rate = f"{counts[2] / counts[0]:.1%}"[:-1] if opened else "-"
        rows.append([dong, *cells, rate, None if opened else "과정 미개설"])
    rows.append(["※ 수료 인원은 전체 시간의 80% 이상 출석한 사람임"])
    sheet = Sheet("교육실적", rows, ("A1:F1", "A3:A4", "B3:D3", "E3:E4", "F3:F4"))
    return File(f"마을리더 교육실적_{year}.xlsx", (sheet,))


BY_DONG = Form(
    "training: by dong below a merged heading",
    by_dong(
        "2024",
        {
            "양 동": (22, 20, 18),
            "농성1동": (15, 15, 11),
            "화 정 1 동": (31, 27, 24),
            "서창동": ("-", "-", "-"),
            "금호2동": (18, 16, 16),
        },
    ),
    by_dong(
        "2025",
        {
            "양 동": (25, 21, 17),
            "농성1동": (14, 13, 12),
            "광천동": (9, 8, 8),
            "화 정 1 동": (28, 26, 22),
            "서창동": (12, 10, 7),
            "금호2동": ("-", "-", "-"),
        },
    ),
)


def by_half(year: str, numbers: Numbers) -> File:
    """Two half-years across, each with two columns, and the year's total; the district is in the title only."""
    short = year[2:]
    rows: list[Row] = [
        [f"{year}년도 서구 주민자치 교육 추진 실적"],
        ["(단위 : 명)"],
        ["과정명", f"'{short}.1~6월", None, f"'{short}.7~12월", None, "계", None],
        [None, "신청 인원", "이수 인원", "신청 인원", "이수 인원", "신청 인원", "이수 인원"],
    ]
    programmes = {
        "마을리더 전문교육": "leader_training",
        "주민자치위원 역량강화 워크숍": "committee_workshop",
        "「설레임」 마을학교": "village_school",
        "자치공동체 역량강화 국외연수": "overseas_training",
    }
    columns = (
        ("applied_people", "H1"),
        ("completed_people", "H1"),
        ("applied_people", "H2"),
        ("completed_people", "H2"),
    )
    for printed, counts in numbers.items():
        cells = [
            told(count, Meaning(f"trainees.{measure}", programmes[printed], "seogu", f"{year}-{half}"))
            for (measure, half), count in zip(columns, counts, strict=True)
        ]
        sums = [_sum([counts[0], counts[2]]), _sum([counts[1], counts[3]])]
        rows.append([printed, *cells, *map(total, sums)])
    down = [_sum(list(column)) for column in zip(*numbers.values(), strict=True)]
    rows.append(["합계", *map(total, [*down, down[0] + down[2], down[1] + down[3]])])
    sheet = Sheet("총괄", rows, ("A1:G1", "A2:G2", "A3:A4", "B3:C3", "D3:E3", "F3:G3"))
    return File(f"주민자치 교육 총괄표({year}).xlsx", (sheet,))


BY_HALF = Form(
    "training: by programme over half-years",
    by_half(
        "2024",
        {
            "마을리더 전문교육": (64, 51, 48, 40),
            "주민자치위원 역량강화 워크숍": (120, 113, 0, 0),
            "「설레임」 마을학교": (75, 62, 81, 70),
        },
    ),
    by_half(
        "2025",
        {
            "마을리더 전문교육": (58, 47, 52, 45),
            "주민자치위원 역량강화 워크숍": (131, 119, 22, 21),
            "「설레임」 마을학교": (77, 60, 69, 66),
            "자치공동체 역량강화 국외연수": (0, 0, 18, 16),
        },
    ),
    (Answer("measure", "이수", "trainees.completed_people"),),
)


def years_across(name: str, years: tuple[str, ...], numbers: Numbers) -> File:
    """Dong by year, one measure, which the title names; totals on both sides."""
    rows: list[Row] = [
        ["「설레임」 마을학교 연도별 수료 인원"],
        [None] * (len(years)) + ["(단위: 명)"],
        ["동별", *(f"{year}년" for year in years), "합계"],
    ]
    for dong, counts in numbers.items():
        cells = [told(count, _completed(dong, year)) for year, count in zip(years, counts, strict=True)]
        rows.append([dong, *cells, total(_sum(list(counts)))])
    down = [_sum(list(column)) for column in zip(*numbers.values(), strict=True)]
    rows.append(["합계", *map(total, [*down, sum(down)])])
    return File(f"{name}.xlsx", (Sheet("수료", rows),))


def years_down(name: str, years: tuple[str, ...], numbers: Numbers) -> File:
    """The same as a list: one row for each dong and year."""
    rows: list[Row] = [["「설레임」 마을학교 수료 인원 목록"], [], ["연도", "동명", "수료 인원(명)"]]
    for column, year in enumerate(years):
        for dong, counts in numbers.items():
            rows.append([f"{year}년", dong, told(counts[column], _completed(dong, year))])
    return File(f"{name}.xlsx", (Sheet("목록", rows),))


def _completed(dong: str, year: str) -> Meaning:
    return Meaning("trainees.completed_people", "village_school", place_id(dong), year)


THREE_YEARS: Numbers = {
    "광천동": (14, 17, 21),
    "상무1동": (22, 19, 26),
    "화정 4동": (31, 28, 33),
    "동천동": ("-", 12, 15),
}

WIDE_THEN_LONG = Form(
    "training: wide, then long",
    years_across("마을학교 연도별 수료", ("2022", "2023", "2024"), THREE_YEARS),
    years_down(
        "마을학교 수료 목록",
        ("2024", "2025"),
        {"광천동": (21, 24), "상무1동": (26, 20), "화정 4동": (33, 35), "동천동": (15, 13), "풍암동": (11, 18)},
    ),
    twin=years_down("마을학교 수료(목록형)", ("2022", "2023", "2024"), THREE_YEARS),
)


def bands(year: str, programmes: dict[str, Numbers]) -> File:
    """Programmes as full-width bands between the rows of dongs; hours beside people; notes above the table."""
    names = {"■ 마을리더 전문교육": "leader_training", "■ 「설레임」 마을학교": "village_school"}
    measures = ("workshops.lectures", "workshops.hours", "trainees.attended_people")
    rows: list[Row] = [
        [f"{year}년 하반기 동별 교육 운영 실적"],
        ["※ 7월부터 12월까지 운영한 과정만 기재"],
        ["※ 문의: 주민자치팀"],
        [],
        ["동명", "강의 수(강)", "교육 시간(시간)", "참석 인원(명)"],
    ]
    merges = []
    for printed, numbers in programmes.items():
        rows.append([printed])
        merges.append(f"A{len(rows)}:D{len(rows)}")
        for dong, counts in numbers.items():
            meanings = (Meaning(measure, names[printed], place_id(dong), f"{year}-H2") for measure in measures)
            rows.append([dong, *(told(count, meaning) for count, meaning in zip(counts, meanings, strict=True))])
        rows.append(["소계", *(total(_sum(list(column))) for column in zip(*numbers.values(), strict=True))])
    return File(f"하반기 교육 운영 실적_{year}.xlsx", (Sheet("운영실적", rows, ("A1:D1", *merges)),))


BANDS = Form(
    "training: programmes as bands",
    bands(
        "2024",
        {
            "■ 마을리더 전문교육": {"농성2동": (4, 8, 22), "유덕동": (3, 6, 17), "금호2동": (5, 10, 31)},
            "■ 「설레임」 마을학교": {"농성2동": (6, 12, 25), "유덕동": (6, 12, 19), "금호2동": (7, 15, 36)},
        },
    ),
    bands(
        "2025",
        {
            "■ 마을리더 전문교육": {"농성2동": (3, 6, 18), "유덕동": (4, 9, 21), "금호2동": (4, 8, 27)},
            "■ 「설레임」 마을학교": {
                "농성2동": (5, 10, 23),
                "상무2동": (8, 16, 42),
                "유덕동": (7, 13, 22),
                "금호2동": (6, 14, 33),
            },
        },
    ),
)

FORMS = (BANDS, BY_DONG, BY_HALF, WIDE_THEN_LONG)
