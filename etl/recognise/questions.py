"""What a person is asked, in Korean and with the choices; one question about a whole table stands on its first reading."""

import pyarrow as pa

from etl.readings import READINGS
from etl.recognise.table import Table


def question_about(table: Table) -> str | None:
    """The question that a table leaves open, None where it leaves none."""
    asked = []
    if table.asked_units:
        choices = " / ".join(table.around.units)
        asked.append(
            f"단위가 '{', '.join(table.around.units)}'로 적혀 있습니다. 이 표의 숫자는 어느 단위입니까? ({choices})"
        )
    if not table.layout.header_rows:
        asked.append("제목 행이 없습니다. 이 표의 숫자는 무엇을 나타냅니까?")
    return " ".join(asked) or None


def with_questions(table: Table, readings: pa.Table) -> pa.Table:
    """The readings with the table's question on the first of them."""
    question = question_about(table)
    if question is None or not readings.num_rows:
        return readings
    values = readings["question"].to_pylist()
    values[0] = question
    index = readings.schema.get_field_index("question")
    return readings.set_column(index, READINGS.field("question"), pa.array(values, pa.string()))
