"""Staff by dong: ranks across, posts down, seats beside staff, and wide and long."""

from tests.forms.truth import Answer, File, Form, Meaning, Row, Sheet, Told, place_id, told, total

RANKS = ("5급", "6급", "7급", "8급", "9급")
POSTS = ("주민자치", "복지", "간호")


def by_rank(year: str, numbers: dict[str, tuple[int | str, ...]]) -> File:
    """Ranks across with the sum in front, and the day on which it held below the title."""
    rows: list[Row] = [
        ["서구청 동 주민센터 직급별 현원"],
        [f"({year}. 12. 31. 현재)", None, None, None, None, None, "(단위: 명)"],
        ["동명", "계", "직급별", None, None, None, None],
        [None, None, *RANKS],
    ]
    counted = [[count if isinstance(count, int) else 0 for count in counts] for counts in numbers.values()]
    down = [sum(column) for column in zip(*counted, strict=True)]
    rows.append(["총계", *map(total, [sum(down), *down])])
    for (dong, counts), numeric in zip(numbers.items(), counted, strict=True):
        cells = [
            told(
                count,
                Meaning("staffing.people", "district_office", place_id(dong), f"{year}-12-31", f"post={rank}"),
            )
            for rank, count in zip(RANKS, counts, strict=True)
        ]
        rows.append([dong, total(sum(numeric)), *cells])
    return File(f"동 직급별 현원({year}년 말).xlsx", (Sheet("직급별", rows, ("A1:G1", "A3:A4", "B3:B4", "C3:G3")),))


BY_RANK = Form(
    "staffing: ranks across",
    by_rank(
        "2024",
        {
            "양동": (1, 2, 4, 3, 2),
            "양 3 동": (1, 2, 3, 3, "-"),
            "농성1동": (1, 3, 5, 4, 2),
            "치평동": (1, 4, 6, 5, 3),
        },
    ),
    by_rank(
        "2025",
        {
            "양동": (1, 2, 3, 4, 2),
            "양 3 동": (1, 2, 4, 2, 1),
            "농성1동": (1, 3, 4, 5, 1),
            "유덕동": (1, 2, 2, 3, "-"),
            "치평동": (1, 4, 7, 4, 4),
        },
    ),
    (Answer("measure", "", "staffing.people"),),
)


def by_post(year: str, numbers: dict[str, tuple[int, ...]]) -> File:
    """Posts below each dong with a sub-total; the year is in the file's name, the measure in everyday words."""
    rows: list[Row] = [
        ["주민자치·돌봄 융합 동별 담당 인력"],
        ["동명", "담당 업무", "근무자(명)", "비고"],
    ]
    merges = []
    for dong, counts in numbers.items():
        start = len(rows) + 1
        for line, (post, count) in enumerate(zip(POSTS, counts, strict=True)):
            meaning = Meaning("staffing.people", "care_fusion", place_id(dong), year, f"post={post}")
            rows.append([None if line else dong, post, told(count, meaning), None])
        rows.append([None, "소계", total(sum(counts)), None])
        merges.append(f"A{start}:A{len(rows)}")
    rows.append(["합계", None, total(sum(map(sum, numbers.values()))), None])
    return File(f"{year}년 돌봄 융합 인력.xlsx", (Sheet("인력", rows, tuple(merges)),))


BY_POST = Form(
    "staffing: posts down",
    by_post("2024", {"광천동": (1, 2, 1), "상무2동": (2, 3, 1), "화정2동": (1, 2, 0)}),
    by_post("2025", {"광천동": (1, 2, 2), "상무2동": (2, 2, 1), "화정2동": (1, 3, 1), "금호2동": (1, 2, 1)}),
    (Answer("measure", "근무자", "staffing.people"),),
)


def seats_beside_staff(year: str, numbers: dict[str, tuple[int, int]]) -> File:
    """Posts approved stand beside those filled: the catalog knows the filled ones only, and councils have other seats."""
    rows: list[Row] = [
        [f"{year}년 커뮤니티케어 담당 인력 정원 및 현원"],
        [None, None, None, "(단위: 명)"],
        ["동별", "정원", "현원", "결원"],
    ]
    for dong, (seats, people) in numbers.items():
        meaning = Meaning("staffing.people", "community_care", place_id(dong), year)
        rows.append([dong, seats, told(people, meaning), seats - people])
    sums = [sum(column) for column in zip(*numbers.values(), strict=True)]
    rows.append(["합계", sums[0], total(sums[1]), sums[0] - sums[1]])
    return File(f"커뮤니티케어 인력({year}).xlsx", (Sheet("정현원", rows),))


SEATS_BESIDE_STAFF = Form(
    "staffing: seats beside staff",
    seats_beside_staff("2024", {"농성2동": (4, 3), "상무1동": (6, 6), "화정3동": (5, 4), "서창동": (3, 2)}),
    seats_beside_staff("2025", {"농성2동": (5, 4), "상무1동": (6, 5), "서창동": (3, 3), "금호1동": (4, 4)}),
    (Answer("measure", "정원", "leave_out"),),
)


def _staff(dong: str, post: str, year: str, count: int) -> Told:
    return told(count, Meaning("staffing.people", "care_fusion", place_id(dong), year, f"post={post}"))


def wide(year: str, numbers: dict[str, tuple[int, ...]]) -> File:
    """Posts across below one heading."""
    rows: list[Row] = [
        [f"{year}년 주민자치·돌봄 융합 인력 배치 현황"],
        ["동명", "배치 인원(명)", None, None, "합계"],
        [None, *POSTS, None],
    ]
    for dong, counts in numbers.items():
        cells = [_staff(dong, post, year, count) for post, count in zip(POSTS, counts, strict=True)]
        rows.append([dong, *cells, total(sum(counts))])
    return File(f"돌봄융합 배치_{year}.xlsx", (Sheet("배치", rows, ("A2:A3", "B2:D2", "E2:E3")),))


def long(year: str, numbers: dict[str, tuple[int, ...]]) -> File:
    """One row for each post."""
    rows: list[Row] = [[f"{year}년 주민자치·돌봄 융합 인력 배치 목록"], ["동명", "직무", "배치 인원(명)"]]
    for dong, counts in numbers.items():
        rows.extend([dong, post, _staff(dong, post, year, count)] for post, count in zip(POSTS, counts, strict=True))
    return File(f"돌봄융합 배치목록_{year}.xlsx", (Sheet("목록", rows),))


THIS_YEAR = {"유덕동": (1, 2, 1), "풍암동": (2, 4, 1), "동천동": (1, 3, 0)}

WIDE_THEN_LONG = Form(
    "staffing: wide, then long",
    wide("2024", THIS_YEAR),
    long("2025", {"유덕동": (1, 3, 1), "풍암동": (2, 3, 2), "동천동": (1, 3, 1), "양동": (1, 2, 1)}),
    twin=long("2024", THIS_YEAR),
)

FORMS = (BY_RANK, BY_POST, SEATS_BESIDE_STAFF, WIDE_THEN_LONG)
