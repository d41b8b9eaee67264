"""Budget execution: thousand won in the title, won in the headings, two units at once, million won beside a label."""

from tests.forms.truth import NOT_TAKEN, Answer, Cell, File, Form, Meaning, Row, Sheet, Told, place_id, told, total

PROGRAMMES = {
    "마을리더 전문교육": "leader_training",
    "「설레임」 마을학교": "village_school",
    "주민총회": "resident_assembly",
    "마을공동체 공모사업": "community_contest",
    "주민주도 좋은마을만들기": "good_village",
    "전국주민자치박람회 참여 지원": "expo",
}
STAGES = ("budget_krw", "revised_krw", "settled_krw")
Money = tuple[int, int, int]


def _execution(money: Money) -> tuple[str, str]:
    """What offices derive beside the three: the rest and the rate. No measure of the catalog holds them."""
    return f"{money[1] - money[2]:,}", f"{money[2] / money[1]:.1%}"


def _sums(parts: list[Money]) -> Money:
    first, revised, settled = (sum(column) for column in zip(*parts, strict=True))
    return first, revised, settled


def execution(year: str, programmes: dict[str, dict[str, Money]]) -> File:
    """Programme (printed once, merged) by dong, with sub-totals and a grand total; amounts are texts with commas."""
    rows: list[Row] = [
        [f"{year}년도 주민자치사업 예산 집행 현황"],
        ["(단위: 천원)"],
        ["사업명", "동별", "본예산", "추경 후 예산액", "집행액", "집행잔액", "집행률"],
    ]
    merges, everything = ["A1:G1", "A2:G2"], []
    for printed, dongs in programmes.items():
        start = len(rows) + 1
        for line, (dong, money) in enumerate(dongs.items()):
            cells: list[Cell] = [
                told(f"{amount:,}", Meaning(f"budgets.{stage}", PROGRAMMES[printed], place_id(dong), year), scale=1000)
                for stage, amount in zip(STAGES, money, strict=True)
            ]
            rows.append([None if line else printed, dong, *cells, *_execution(money)])
        part = _sums(list(dongs.values()))
        rows.append([None, "소계", *(total(f"{amount:,}", 1000) for amount in part), *_execution(part)])
        merges.append(f"A{start}:A{len(rows)}")
        everything.append(part)
    whole = _sums(everything)
    rows.append(["합계", None, *(total(f"{amount:,}", 1000) for amount in whole), *_execution(whole)])
    merges.append(f"A{len(rows)}:B{len(rows)}")
    return File(f"예산집행현황({year}).xlsx", (Sheet("집행현황", rows, tuple(merges)),))


EXECUTION = Form(
    "budgets: execution in thousand won",
    execution(
        "2024",
        {
            "마을리더 전문교육": {"양동": (1200, 1350, 1310), "양3동": (980, 980, 905), "화정4동": (1400, 1250, 1250)},
            "「설레임」 마을학교": {
                "양동": (2500, 2500, 2260),
                "양3동": (1800, 2050, 1975),
                "화정4동": (3100, 3300, 3108),
            },
        },
    ),
    execution(
        "2025",
        {
            "마을리더 전문교육": {
                "양동": (1300, 1300, 1125),
                "양3동": (1050, 1100, 1100),
                "화정4동": (1500, 1480, 1395),
            },
            "「설레임」 마을학교": {
                "양동": (2600, 2750, 2640),
                "양3동": (1900, 1900, 1730),
                "화정4동": (3200, 3350, 3290),
            },
            "주민총회": {"양동": (4000, 4200, 4115), "양3동": (3500, 3500, 3060), "화정4동": (4500, 5000, 4875)},
        },
    ),
)


def in_won(year: str, numbers: dict[str, tuple[int, int]]) -> File:
    """The district's own figures; won stands in the headings, and one heading is in everyday words."""
    rows: list[Row] = [
        [f"{year}년 광주광역시 서구 주민자치 분야 예산 사용 결과"],
        ["사업명", "예산액(원)", "쓴 돈(원)", "집행률(%)"],
    ]
    for printed, (given, spent) in numbers.items():
        cells = [
            told(f"{amount:,}", Meaning(f"budgets.{stage}", PROGRAMMES[printed], "seogu", year))
            for stage, amount in (("budget_krw", given), ("settled_krw", spent))
        ]
        rows.append([printed, *cells, round(spent / given * 100, 1)])
    sums = [sum(column) for column in zip(*numbers.values(), strict=True)]
    rows.append(["합계", *(total(f"{amount:,}") for amount in sums), round(sums[1] / sums[0] * 100, 1)])
    rows.append([f"※ {int(year) + 1}. 1. 15. 기준 정산 완료"])
    return File(f"주민자치 예산 사용결과_{year}년.xlsx", (Sheet("결과", rows, ("A1:D1",)),))


IN_WON = Form(
    "budgets: won in the headings",
    in_won(
        "2024",
        {
            "마을리더 전문교육": (18_500_000, 17_932_400),
            "주민총회": (54_000_000, 49_870_550),
            "마을공동체 공모사업": (120_000_000, 118_400_000),
        },
    ),
    in_won(
        "2025",
        {
            "마을리더 전문교육": (19_000_000, 18_776_300),
            "주민총회": (55_500_000, 52_014_900),
            "전국주민자치박람회 참여 지원": (6_200_000, 5_931_070),
            "마을공동체 공모사업": (115_000_000, 109_650_000),
        },
    ),
    (Answer("measure", "쓴돈", "budgets.settled_krw"),),
)


def two_units(year: str, numbers: dict[str, tuple[int, int]]) -> File:
    """Money and people in one table under one note of two units; the cost of a head is derived from both."""
    rows: list[Row] = [
        ["마을리더 전문교육 동별 사업비 및 참여 현황"],
        [None, None, None, "(단위: 천원, 명)"],
        ["동명", "사업비", "참여 인원", "1인당 사업비"],
    ]
    for dong, (money, people) in numbers.items():
        rows.append(
            [
                dong,
                told(f"{money:,}", Meaning("budgets.budget_krw", "leader_training", place_id(dong), year), 1000),
                told(people, Meaning("trainees.attended_people", "leader_training", place_id(dong), year)),
                round(money / people, 1),
            ]
        )
    sums = [sum(column) for column in zip(*numbers.values(), strict=True)]
    rows.append(["계", total(f"{sums[0]:,}", 1000), total(sums[1]), round(sums[0] / sums[1], 1)])
    return File("마을리더 사업비와 참여.xlsx", (Sheet(f"{year}년", rows, ("A1:D1",)),))


TWO_UNITS = Form(
    "budgets: money and people",
    two_units("2024", {"농성 2동": (1500, 24), "광천동": (1240, 31), "상무 1동": (2080, 40), "금호 2동": (960, 15)}),
    two_units(
        "2025",
        {
            "농성 2동": (1600, 27),
            "광천동": (1310, 28),
            "치평동": (2400, 44),
            "상무 1동": (2150, 37),
            "금호 2동": (1020, 18),
        },
    ),
    (Answer("measure", "인당사업비", NOT_TAKEN),),
)


def in_millions(years: tuple[str, str], numbers: dict[str, tuple[float | str, ...]]) -> File:
    """Two years across, budget and settlement below each; the unit is a cell beside its label; a settlement is owed."""
    rows: list[Row] = [
        ["동별 주민총회 운영 예산 및 결산"],
        ["단위", "백만원", None, None, None],
        ["동명", f"{years[0]}년", None, f"{years[1]}년", None],
        [None, "예산액", "결산액", "예산액", "결산액"],
    ]
    columns = [(year, stage) for year in years for stage in ("budget_krw", "settled_krw")]
    for dong, amounts in numbers.items():
        cells: list[Cell] = [
            told(amount, Meaning(f"budgets.{stage}", "resident_assembly", place_id(dong), year), 1_000_000)
            for (year, stage), amount in zip(columns, amounts, strict=True)
        ]
        rows.append([dong, *cells])
    return File(f"주민총회 예결산({years[0]}-{years[1]}).xlsx", (Sheet("예결산", rows, ("A3:A4", "B3:C3", "D3:E3")),))


IN_MILLIONS = Form(
    "budgets: million won beside a label",
    in_millions(
        ("2023", "2024"),
        {
            "유덕동": (5.5, 5.2, 6, 5.8),
            "상무2동": (8, 7.4, 8.5, "추후 확정"),
            "화정1동": (7.2, 7.2, 7.5, 7.1),
            "서창동": (4, 3.6, 4, 3.9),
        },
    ),
    in_millions(
        ("2024", "2025"),
        {
            "유덕동": (6, 5.8, 6.3, 6.1),
            "상무2동": (8.5, 8.3, 9, 8.8),
            "화정1동": (7.5, 7.1, 7.5, "추후 확정"),
            "서창동": (4, 3.9, 4.4, 4.2),
            "풍암동": (9, 8.6, 9.5, 9.1),
        },
    ),
)

STAGE_WORDS = {"본예산": "budget_krw", "추경예산": "revised_krw", "결산액": "settled_krw"}


def _amount(dong: str, word: str, year: str, amount: int) -> Told:
    meaning = Meaning(f"budgets.{STAGE_WORDS[word]}", "village_school", place_id(dong), year)
    return told(f"{amount:,}", meaning, 1000)


def wide(year: str, numbers: dict[str, Money]) -> File:
    """Stages across."""
    rows: list[Row] = [
        [f"설레임 마을학교 {year}년 예산"],
        [None, None, None, "단위 : 천원"],
        ["동명", *STAGE_WORDS],
    ]
    for dong, money in numbers.items():
        rows.append([dong, *(_amount(dong, word, year, sum_) for word, sum_ in zip(STAGE_WORDS, money, strict=True))])
    rows.append(["합계", *(total(f"{amount:,}", 1000) for amount in _sums(list(numbers.values())))])
    return File(f"마을학교 예산 {year}.xlsx", (Sheet("예산", rows),))


def long(year: str, numbers: dict[str, Money]) -> File:
    """One row for each stage, the year in a column."""
    rows: list[Row] = [["설레임 마을학교 예산 내역"], ["연도", "동명", "구분", "금액(천원)"]]
    for dong, money in numbers.items():
        for word, amount in zip(STAGE_WORDS, money, strict=True):
            rows.append([int(year), dong, word, _amount(dong, word, year, amount)])
    return File(f"마을학교 예산 내역 {year}.xlsx", (Sheet("내역", rows),))


THIS_YEAR: dict[str, Money] = {"양동": (2100, 2300, 2240), "농성1동": (2600, 2600, 2415), "동천동": (1900, 2000, 1985)}

WIDE_THEN_LONG = Form(
    "budgets: wide, then long",
    wide("2024", THIS_YEAR),
    long(
        "2025",
        {
            "양동": (2200, 2250, 2180),
            "농성1동": (2700, 2900, 2860),
            "동천동": (1950, 1950, 1800),
            "금호1동": (2400, 2500, 2330),
        },
    ),
    twin=long("2024", THIS_YEAR),
)

FORMS = (EXECUTION, IN_WON, TWO_UNITS, IN_MILLIONS, WIDE_THEN_LONG)
