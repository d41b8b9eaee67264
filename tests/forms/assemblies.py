"""Resident assemblies, participatory budgeting in blocks of years, and school assemblies."""

from tests.forms.truth import Answer, Cell, File, Form, Meaning, Row, Sheet, place_id, told, total

HELD = ("eligible_voters", "voters", "turnout", "agenda_items")
Assembly = tuple[str, int | str, int | str, int | str]


def residents(year: str, assemblies: dict[str, Assembly]) -> File:
    """Voters and turnout by dong, with the day of each assembly; one dong held none."""
    rows: list[Row] = [
        [f"{year}년 주민총회 개최 결과"],
        [None, None, None, None, None, "(단위: 명, %, 건)"],
        ["동명", "개최일", "투표권자 수", "투표 참여 인원", "투표율", "상정 안건"],
    ]
    sums = [0, 0, 0]
    for dong, (day, eligible, voters, items) in assemblies.items():
        held = isinstance(eligible, int) and isinstance(voters, int) and isinstance(items, int)
        turnout = f"{voters / eligible * 100:.1f}" if held else voters
        dated = f"{year}|{year}-{int(day.split('.')[0]):02}-{int(day.split('.')[1]):02}" if held else year
        cells: list[Cell] = [
            told(count, Meaning(f"assemblies.{measure}", "resident_assembly", place_id(dong), dated))
            for measure, count in zip(HELD, (eligible, voters, turnout, items), strict=True)
        ]
        rows.append([dong, day, *cells])
        sums = [total_ + count for total_, count in zip(sums, (eligible, voters, items), strict=True)] if held else sums
    rows.append(["합계", None, total(sums[0]), total(sums[1]), total(f"{sums[1] / sums[0] * 100:.1f}"), total(sums[2])])
    return File(f"주민총회 결과_{year}.xlsx", (Sheet("결과", rows, ("A1:F1",)),))


RESIDENTS = Form(
    "assemblies: results with the day of each",
    residents(
        "2023",
        {
            "양동": ("8. 26.", 2850, 930, 3),
            "농성2동": ("9. 2.", 3960, 990, 4),
            "화정2동": ("미개최", "미개최", "미개최", "미개최"),
            "금호1동": ("8. 19.", 14200, 2840, 5),
        },
    ),
    residents(
        "2024",
        {
            "양동": ("8. 24.", 2680, 1070, 5),
            "농성2동": ("9. 7.", 3810, 1190, 3),
            "화정2동": ("8. 31.", 9600, 2210, 4),
            "서창동": ("미개최", "미개최", "미개최", "미개최"),
            "금호1동": ("9. 14.", 13900, 3060, 6),
        },
    ),
)


def proposals(years: tuple[str, ...], blocks: dict[str, tuple[tuple[int | str, int | str], ...]]) -> File:
    """Years as merged blocks down the side with sub-totals; one heading in everyday words; a dong that sent nothing."""
    rows: list[Row] = [
        ["동별 주민참여예산 제안 및 채택 현황"],
        [None, None, None, "(단위 : 건)"],
        ["연도", "동명", "제안 건수", "채택된 건수"],
    ]
    merges = ["A1:D1"]
    for block, year in enumerate(years):
        start, sums = len(rows) + 1, [0, 0]
        for dong, pairs in blocks.items():
            cells = [
                told(count, Meaning(f"agenda_pipeline.{measure}", "participatory_budget", place_id(dong), year))
                for measure, count in zip(("proposals", "chosen_items"), pairs[block], strict=True)
            ]
            rows.append([f"{year}년" if len(rows) + 1 == start else None, dong, *cells])
            for column, count in enumerate(pairs[block]):
                sums[column] += count if isinstance(count, int) else 0
        rows.append([None, "소계", *map(total, sums)])
        merges.append(f"A{start}:A{len(rows)}")
    return File(f"주민참여예산 제안현황({years[0]}~{years[-1]}).xlsx", (Sheet("제안현황", rows, tuple(merges)),))


PROPOSALS = Form(
    "assemblies: proposals in blocks of years",
    proposals(
        ("2023", "2024"),
        {"광천동": ((8, 3), (11, 4)), "상무1동": ((14, 6), (9, 5)), "화정4동": ((6, 1), ("미제출", "미제출"))},
    ),
    proposals(
        ("2024", "2025"),
        {
            "광천동": ((11, 4), (10, 6)),
            "상무1동": ((9, 5), (13, 7)),
            "화정4동": ((7, 2), (5, 3)),
            "동천동": (("미제출", "미제출"), (8, 2)),
        },
    ),
    (Answer("measure", "채택", "agenda_pipeline.chosen_items"),),
)


def schools(year: str, numbers: dict[str, tuple[int, int, int]]) -> File:
    """By school, the year short in the title, voters in everyday words."""
    rows: list[Row] = [
        [f"'{year[2:]}년 학교별 마을총회 개최 결과"],
        [],
        ["연번", "학교명", "투표권자 수(명)", "투표한 학생(명)", "상정 의제(건)"],
    ]
    for line, (school, counts) in enumerate(numbers.items(), start=1):
        cells: list[Cell] = [
            told(count, Meaning(f"assemblies.{measure}", "school_assembly", place_id(school), year))
            for measure, count in zip(("eligible_voters", "voters", "agenda_items"), counts, strict=True)
        ]
        rows.append([line, school, *cells])
    rows.append(["합계", None, *(total(sum(column)) for column in zip(*numbers.values(), strict=True))])
    return File(f"학교총회 결과({year}).xlsx", (Sheet("학교총회", rows, ("A1:E1",)),))


SCHOOLS = Form(
    "assemblies: by school",
    schools("2024", {"상무초등학교": (410, 322, 4), "금부초등학교": (288, 240, 3), "금호중학교": (515, 377, 5)}),
    schools(
        "2025",
        {
            "상무초등학교": (402, 318, 3),
            "금부초등학교": (279, 251, 4),
            "치평초등학교": (466, 401, 6),
            "금호중학교": (508, 420, 4),
        },
    ),
    (Answer("measure", "투표한학생", "assemblies.voters"),),
)


def dongs_across(year: str, numbers: dict[str, tuple[int, int, int]]) -> File:
    """Dongs across and measures down; the year is in the file's name only."""
    measures = {"투표권자 수(명)": "eligible_voters", "투표 참여 인원(명)": "voters", "상정 안건(건)": "agenda_items"}
    rows: list[Row] = [["동별 주민총회 투표 현황"], ["구분", *numbers, "계"]]
    for line, (label, measure) in enumerate(measures.items()):
        cells = [
            told(f"{counts[line]:,}", Meaning(f"assemblies.{measure}", "resident_assembly", place_id(dong), year))
            for dong, counts in numbers.items()
        ]
        rows.append([label, *cells, total(f"{sum(counts[line] for counts in numbers.values()):,}")])
    return File(f"{year}년 주민총회 투표 현황.xlsx", (Sheet("투표", rows),))


DONGS_ACROSS = Form(
    "assemblies: dongs across",
    dongs_across("2024", {"양 3 동": (3620, 1150, 4), "치평동": (24800, 4310, 6), "화정 1 동": (11900, 2570, 5)}),
    dongs_across(
        "2025",
        {
            "양 3 동": (3540, 610, 3),
            "치평동": (24500, 2080, 5),
            "화정 1 동": (11700, 1390, 4),
            "풍암동": (30100, 2960, 7),
        },
    ),
)

FORMS = (DONGS_ACROSS, RESIDENTS, PROPOSALS, SCHOOLS)
