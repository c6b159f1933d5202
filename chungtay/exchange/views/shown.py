"""Lines of an import as they are shown: what is wrong in words, whom they may be, which filters there are."""

from collections.abc import Iterable
from typing import Any

from chungtay.exchange.queries import RowFilter, Standing
from chungtay.exchange.rules import Decision
from chungtay.exchange.views.faces import Way
from chungtay.exchange.words import DECISIONS, FILTERS, problem_told
from chungtay.people.words import SEXES


def shown_rows(rows: Iterable[Any], way: Way, batch: Any) -> list[dict[str, Any]]:
    """Each line with its state in a word and its problems in sentences."""
    return [
        {
            "row": row,
            "url": way.to("row", batch, row.line),
            "name": row.full_name,
            "birth": row.birth_date or row.birth_year or "",
            "sex": SEXES.get(row.sex, ""),
            "errors": [problem_told(each) for each in row.errors],
            "warnings": [problem_told(each) for each in row.warnings],
            "alike_count": len(row.alike),
            "is_left_out": row.decision == Decision.LEAVE_OUT,
            **state_of(row),
        }
        for row in rows
    ]


def state_of(row: Any) -> dict[str, Any]:
    """The state of a line: a word and the kind of its mark."""
    if row.decision == Decision.LEAVE_OUT:
        return {"kind": "quiet", "state": DECISIONS[Decision.LEAVE_OUT]}
    if row.is_wrong:
        return {"kind": "wrong", "state": FILTERS[RowFilter.WRONG]}
    if row.decision == Decision.UNDECIDED:
        return {"kind": "needs-you", "state": FILTERS[RowFilter.UNDECIDED]}
    return {"kind": "done", "state": DECISIONS[Decision(row.decision)]}


def row_filters(standing: Standing, chosen: RowFilter) -> list[dict[str, Any]]:
    """The filters with how many lines each shows; those that would show none are left out."""
    counts = {
        RowFilter.ALL: standing.line_count,
        RowFilter.WRONG: standing.wrong_count,
        RowFilter.UNDECIDED: standing.undecided_count,
        RowFilter.WARNED: standing.warned_count,
        RowFilter.READY: standing.enrolled_count,
        RowFilter.LEFT_OUT: standing.left_out_count,
    }
    return [
        {"value": each.value, "words": FILTERS[each], "count": count, "is_chosen": each is chosen}
        for each, count in counts.items()
        if count or each in (RowFilter.ALL, chosen)
    ]
