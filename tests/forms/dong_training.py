"""Training forms that a dong sends: its name is in the sheet's name, in the file's name, or nowhere."""

from tests.forms.truth import Answer, File, Form, Meaning, Row, Sheet, place_id, told, total

Numbers = dict[str, tuple[int | str, ...]]


def _sum(column: tuple[int | str, ...]) -> int:
    return sum(count for count in column if isinstance(count, int))


def own_months(year: str, dong: str, numbers: Numbers) -> File:
    """A dong's own form: the dong is the sheet's name, the year the file's, months across, measures down."""
    measures = {
        "운영 횟수(회)": "workshops.times",
        "교육시간(시간)": "workshops.hours",
        "참여 인원(명)": "trainees.attended_people",
        "교육 마친 사람(명)": "trainees.completed_people",
    }
    months = (3, 4, 5, 9, 10)
    rows: list[Row] = [
        ["「설레임」 마을학교 월별 운영 결과"],
        [],
        ["구분", *(f"{month}월" for month in months), "계"],
    ]
    for label, counts in numbers.items():
        cells = [
            told(count, Meaning(measures[label], "village_school", place_id(dong), f"{year}-{month:02}"))
            for month, count in zip(months, counts, strict=True)
        ]
        rows.append([label, *cells, total(_sum(counts))])
    return File(f"마을학교 운영 결과({year}년).xlsx", (Sheet(dong, rows, ("A1:G1",)),))


OWN_MONTHS = Form(
    "training: dong in the sheet's name, months across",
    own_months(
        "2024",
        "유덕동",
        {
            "운영 횟수(회)": (2, 2, 1, "미실시", 3),
            "참여 인원(명)": (21, 19, 11, "미실시", 34),
            "교육 마친 사람(명)": (18, 18, 9, "미실시", 30),
        },
    ),
    own_months(
        "2025",
        "유덕동",
        {
            "운영 횟수(회)": (1, 2, 2, 2, 1),
            "교육시간(시간)": (3, 6, 5, 6, 2),
            "참여 인원(명)": (12, 23, 22, 17, 14),
            "교육 마친 사람(명)": (12, 20, 19, 15, 13),
        },
    ),
    (Answer("measure", "마친", "trainees.completed_people"),),
)


def own_csv(year: str, dong: str, first: tuple[str, ...], second: tuple[str, ...], notes: tuple[str, ...] = ()) -> File:
    """A csv of the Korean code page: dong and year stand in the file's name only, half-years down."""
    name = f"{year}년 마을리더 전문교육 운영실적_{dong}"
    measures = ("workshops.times", "workshops.hours", "trainees.attended_people", "trainees.completed_people")
    rows: list[Row] = [
        ["마을리더 전문교육 운영 실적"],
        ["구분", "횟수(회)", "교육시간(시간)", "참석 인원(명)", "수료자(명)"],
    ]
    for label, half, counts in (("상반기", "H1", first), ("하반기", "H2", second)):
        cells = [
            told(count, Meaning(measure, "leader_training", place_id(dong), f"{year}-{half}"))
            for measure, count in zip(measures, counts, strict=True)
        ]
        rows.append([label, *cells])
    rows.append(["합계", *(total(f"{int(a) + int(b):,}") for a, b in zip(first, second, strict=True))])
    rows.extend([note] for note in notes)
    return File(f"{name}.csv", (Sheet(name, rows),))


OWN_CSV = Form(
    "training: csv, dong in the file's name",
    own_csv("2024", "금호1동", ("3", "9", "41", "36"), ("2", "6", "28", "25")),
    own_csv("2025", "풍암동", ("4", "12", "57", "49"), ("3", "8", "33", "30"), ("※ 출처: 풍암동 행정복지센터",)),
)


def sheet_per_dong(year: str, dongs: dict[str, Numbers]) -> File:
    """One sheet for each dong, all of one layout, behind a sheet of advice; the dong is the sheet's name."""
    programmes = {
        "마을리더 교육": "leader_training",
        "주민자치위원 워크숍": "committee_workshop",
        "설레임 마을학교": "village_school",
    }
    measures = ("target_people", "applied_people", "completed_people")
    advice: list[Row] = [["작성 요령"], ["1. 신청자 수는 중복을 뺀 실인원"], ["2. 2월 10일까지 제출"]]
    sheets = [Sheet("작성요령", advice)]
    for dong, numbers in dongs.items():
        rows: list[Row] = [
            [f"{year}년 주민자치 교육 현황"],
            [None, None, None, None, "단위:명"],
            ["연번", "교육 과정", "대상자 수", "신청자 수", "수료자 수"],
        ]
        for line, (printed, counts) in enumerate(numbers.items(), start=1):
            cells = [
                told(count, Meaning(f"trainees.{measure}", programmes[printed], place_id(dong), year))
                for measure, count in zip(measures, counts, strict=True)
            ]
            rows.append([line, printed, *cells])
        sheets.append(Sheet(dong, rows, ("A1:E1",)))
    return File(f"{year} 동별 교육현황 취합.xlsx", tuple(sheets))


SHEET_PER_DONG = Form(
    "training: a sheet for each dong",
    sheet_per_dong(
        "2024",
        {
            "양3동": {
                "마을리더 교육": (30, 24, 20),
                "주민자치위원 워크숍": (25, 25, 23),
                "설레임 마을학교": (40, 33, 28),
            },
            "농성2동": {
                "마을리더 교육": (20, 19, 14),
                "주민자치위원 워크숍": (28, 26, 25),
                "설레임 마을학교": ("해당없음", "해당없음", "해당없음"),
            },
            "치평동": {
                "마을리더 교육": (35, 31, 27),
                "주민자치위원 워크숍": (30, 29, 29),
                "설레임 마을학교": (50, 47, 39),
            },
        },
    ),
    sheet_per_dong(
        "2025",
        {
            "양3동": {
                "마을리더 교육": (30, 22, 21),
                "주민자치위원 워크숍": (25, 24, 22),
                "설레임 마을학교": (45, 36, 31),
            },
            "농성2동": {"마을리더 교육": (20, 17, 15), "주민자치위원 워크숍": (28, 28, 26)},
            "치평동": {
                "마을리더 교육": (40, 37, 30),
                "주민자치위원 워크숍": (30, 27, 26),
                "설레임 마을학교": (50, 44, 41),
            },
            "동천동": {
                "마을리더 교육": (25, 23, 18),
                "주민자치위원 워크숍": (27, 25, 24),
                "설레임 마을학교": (30, 30, 24),
            },
        },
    ),
)


def no_dong(year: str, numbers: Numbers) -> File:
    """A dong's own form that names no dong at all: the sender says which. Quarters down, in unit-bearing cells."""
    rows: list[Row] = [
        ["마을리더 교육 참여 현황"],
        ["작성연도", f"{year}년", None, None],
        ["시기", "신청", "참여", "수료"],
    ]
    for quarter, (label, counts) in enumerate(numbers.items(), start=1):
        cells = [
            told(count, Meaning(f"trainees.{measure}", "leader_training", "hwajeong3", f"{year}-Q{quarter}"))
            for measure, count in zip(("applied_people", "attended_people", "completed_people"), counts, strict=True)
        ]
        rows.append([label, *cells])
    down = [sum(int(str(count).rstrip("명")) for count in column) for column in zip(*numbers.values(), strict=True)]
    rows.append(["계", *(total(f"{count}명") for count in down)])
    return File("마을리더 교육 참여 현황(서식 3).xlsx", (Sheet("Sheet1", rows, ("B2:D2",)),), place="hwajeong3")


NO_DONG = Form(
    "training: no dong at all, the sender says",
    no_dong(
        "2024", {"1분기": ("12명", "11명", "9명"), "2분기": ("8명", "8명", "8명"), "3분기": ("15명", "13명", "10명")}
    ),
    no_dong(
        "2025",
        {
            "1분기": ("10명", "10명", "9명"),
            "2분기": ("14명", "12명", "11명"),
            "3분기": ("7명", "6명", "6명"),
            "4분기": ("16명", "15명", "13명"),
        },
    ),
)

FORMS = (OWN_MONTHS, OWN_CSV, SHEET_PER_DONG, NO_DONG)
