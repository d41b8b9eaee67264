"""What was found of an upload, in the words of the page: steps, sheets, problems, changes."""

import pytest

from catalog.load import Catalog, load_catalog
from dashboard.text import say
from dashboard.upload_answers import choice_words, free_answer, open_questions, remembered
from dashboard.upload_changes import changed_values, drawable, headline, table_rows
from dashboard.upload_problems import counts, fault_of, faults, first_of_all
from dashboard.upload_sheet import LONGEST, drawn, table_lines
from dashboard.upload_steps import steps
from dashboard.widgets_upload_changes import confirmed
from ledger.consequences import Removal
from ledger.found_sheet import Merge
from tests.dashboard.found_batch import cell, change, consequences, file, found, problem, question, sheet

speak, english = say("ko"), say("en")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def told(batch: object, language: str = "ko") -> dict[str, tuple[int, str]]:
    listed = steps(batch, say(language))  # type: ignore[arg-type]
    return {step.name: (step.count, step.nothing) for step in listed}


def test_before_anything_was_read_each_step_says_so() -> None:
    assert told(None)["changes"] == (0, "파일을 읽고 나면 여기에 나타납니다.")
    assert told(None, "en")["publish"] == (0, "It can be published once the files are read.")


def test_another_districts_file_is_told_before_anybody_answers_its_questions() -> None:
    alien = problem("other_district", sheet=None, cell=None)
    assert [one.problem for one in first_of_all(found(file(alien, problem(question=question()))))] == [alien]
    assert first_of_all(found(file(alien), file(problem(question=question()), draft=2))) == []


def test_a_question_is_counted_where_it_is_asked_and_not_as_a_fault() -> None:
    batch = found(file(problem(question=question()), problem(cell="C18", question=question())))
    assert told(batch)["read"][0] == 1  # the same question stands on two cells
    assert told(batch)["wrong"] == (0, "①에서 물어본 것 말고는 확인할 것이 없습니다.")
    assert told(batch)["publish"][1] == "질문 1개에 답하면 게시할 수 있습니다."
    assert faults(batch) == []


def test_publishing_names_all_that_stands_against_it() -> None:
    both = found(file(problem(question=question()), problem(cell="C18")))
    assert told(both)["publish"][1] == "질문 1개에 답하고, '막음' 1건을 고친 파일을 다시 올리면 게시할 수 있습니다."
    unread = file(problem("file_hwp", cell=None), readable=False, sheets=(), tables=())
    assert "읽지 못한 파일이 있습니다." in told(found(unread))["publish"][1]
    refused = file(problem("personal_data"), refused=True)
    assert "개인정보가 있는 파일은 받지 않았습니다." in told(found(refused))["publish"][1]
    blocked = found(file(), told=consequences(blocking=(problem("rule_failed"),)))
    assert told(blocked)["publish"][1] == "게시를 막는 것이 있습니다. ③에서 확인해 주십시오."


def test_nothing_stands_against_a_sound_file() -> None:
    sound = found(file(), told=consequences(change("trainees", "yang", 412, 421)))
    assert told(sound) == {
        "read": (0, ""),
        "wrong": (0, "확인할 것이 없습니다."),
        "changes": (0, ""),
        "publish": (0, ""),
    }
    same = found(file(), told=consequences(facts_changed=0, tables=()))
    assert told(same)["changes"][1] == "지금 게시된 값과 모두 같습니다. 바뀌는 것이 없습니다."


def test_faults_come_gravest_first_and_can_be_picked() -> None:
    batch = found(
        file(problem(severity="warning", cell="C24"), problem()),
        file(problem(severity="info", sheet=None, cell=None, file="둘.xlsx"), draft=2, name="둘.xlsx"),
    )
    assert [fault.problem.severity for fault in faults(batch)] == ["critical", "warning", "info"]
    assert [fault.place for fault in faults(batch)] == ["1:1:C17", "1:1:C24", ""]
    assert [fault.where for fault in faults(batch, severities=["warning"])] == ["집행!C24"]
    assert [fault.file for fault in faults(batch, drafts=[2])] == ["둘.xlsx"]
    assert counts(batch) == {"critical": 1, "warning": 1, "info": 1}
    assert fault_of(batch, problem(file="지난해.xlsx")).place == ""  # an earlier file is not drawn here


def test_a_sheet_is_drawn_with_merged_cells_whys_and_faults() -> None:
    cells = (
        cell(1, 1, "제목", "title"),
        cell(2, 1, "가" * 99, "label"),
        cell(2, 2, "1,2O4", "question"),
        cell(3, 2, "5", "value", "양동 5명"),
    )
    shaped = drawn(sheet(merges=(Merge(top=1, left=1, bottom=1, right=3),)), cells, ["B2"], speak, "ko")
    (_, first), (_, second), (_, third) = shaped.rows
    assert [(one.text, one.columns) for one in first] == [("제목", 3)]
    assert [one.faulty for one in second] == [False, True, False]
    assert second[0].text == "가" * LONGEST + "…"
    assert third[1].title == "B3 · 값\n양동 5명\n까닭"
    assert shaped.taken == ("title", "label", "value", "question")


def test_a_table_says_where_it_goes() -> None:
    assert table_lines(file(), "집행", speak, "ko") == ["A3:C20 → 예산 표, 값 34개: ‘집행액’ → 결산"]
    assert table_lines(file(), "집행", english, "en") == ["A3:C20 → table Budgets, figures: 34: ‘집행액’ → Settled"]


def test_the_sentence_says_what_changes_where(catalog: Catalog) -> None:
    told = consequences(
        change("completions", "seogu", 900, 909),
        change("completions", "hwajeong1", 412, 421),
        change("trainees", "yang", None, 5),
    )
    values = changed_values(told, catalog, "ko")
    assert (
        headline(told, values, catalog, "ko")
        == "지표 2개가 2개 동에서 바뀝니다: 2023년 화정1동 교육 수료 인원 412명 → 421명"
    )
    assert [(value.place, value.before, value.after) for value in values[1:]] == [
        ("서구", "900명", "909명"),
        ("양동", "없음", "5명"),
    ]
    assert drawable(told, values, catalog) == ["completions", "trainees"]
    assert table_rows(told, catalog, "en") == [("Trainees", "2", "3", "0")]


def test_a_withheld_figure_is_told_without_what_it_was_or_would_be(catalog: Catalog) -> None:
    told = consequences(change("trainees", "yang", 3, 12), change("trainees", "pungam", None, 2))
    hidden = {("trainees", "yang", "2023"), ("trainees", "pungam", "2023")}
    shown = [(value.before, value.after) for value in changed_values(told, catalog, "ko", hidden)]
    assert shown == [("적은 인원이라 비공개", "적은 인원이라 비공개"), ("없음", "적은 인원이라 비공개")]


def test_what_was_confirmed_is_what_would_go_and_nothing_found_later() -> None:
    gone = [
        Removal(draft=1, table="trainees", place="yang", printed=printed, upload="u-1", file="a", sheet="b", cell="C3")
        for printed in ("22", "12")
    ]
    assert confirmed(gone[:1]) == confirmed(gone[:1])
    assert confirmed(gone[:1]) != confirmed(gone)


def test_new_values_alone_change_nothing_that_was_there(catalog: Catalog) -> None:
    told = consequences(change("trainees", "seogu", None, 5))
    assert (
        headline(told, changed_values(told, catalog, "ko"), catalog, "ko")
        == "지표 1개에 새 값이 생깁니다(서구): 2023년 서구 교육 참여 인원 없음 → 5명"
    )
    silent = consequences()
    assert headline(silent, [], catalog, "ko") == "값 5개가 바뀌지만, 지표로 보이는 숫자는 그대로입니다."


def test_what_is_typed_instead_of_a_choice_is_read_or_refused() -> None:
    assert free_answer(question("cell", "number"), " 1,204 ") == "value:1204"
    assert free_answer(question("cell", "number"), "많이") is None
    assert free_answer(question("period", "period"), "2023년 상반기") == "2023-H1"
    assert free_answer(question(), "412") is None


def test_a_question_says_for_what_its_answer_holds() -> None:
    assert "같은 양식이 오면 묻지 않습니다" in remembered(question("measure"), "u-1", speak)
    assert "어느 파일에서도 묻지 않습니다" in remembered(question("programme", form=""), "u-1", speak)
    assert "같은 양식이 오면 묻지 않습니다" in remembered(question("programme"), "u-1", speak)
    assert (
        remembered(question("cell", form="u-1"), "u-1", speak)
        == "이 답은 이 파일에만 씁니다. 파일을 고쳐 다시 올려도 됩니다."
    )
    assert choice_words(question(), "en") == {"a": "Settled", "b": "Budget"}


def test_an_answered_question_is_not_asked_again() -> None:
    asked = found(file(problem(question=question(), settled="a"), problem(question=question(id="q2"))))
    assert [one.question.id for _, one in open_questions(asked) if one.question] == ["q2"]
