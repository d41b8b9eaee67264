"""The catalogue of faults: what every one of them must have is held here, for nothing looks at it when it is read."""

from typing import get_args

from catalog.problems import Severity, problem_kinds


def test_every_fault_is_of_a_known_gravity_and_has_all_its_texts() -> None:
    for code, kind in problem_kinds().items():
        assert kind.severity in get_args(Severity), code
        assert all(isinstance(text, str) and text.strip() for text in (kind.ko, kind.en, kind.hint_ko, kind.hint_en)), (
            code
        )
        assert not isinstance(kind.figures, str), code
