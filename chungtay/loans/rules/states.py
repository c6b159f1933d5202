"""The way of a loan from asking to the last đồng, and which step leads where."""

from enum import StrEnum

from chungtay.loans.rules.refusals import StepNotAllowed


class LoanState(StrEnum):
    """Where a request stands until money goes out, and where the loan stands after."""

    REQUESTED = "requested"
    VETTED = "vetted"  # the meeting spoke for it (bình xét)
    WAITING = "waiting"  # needed and not refused, but the fund does not hold it yet
    APPROVED = "approved"  # by the board
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by who asked
    DISBURSED = "disbursed"
    EXTENDED = "extended"
    REPAID = "repaid"
    WRITTEN_OFF = "written_off"
    MOVED = "moved"  # carried into the books of another club
    CANCELLED = "cancelled"  # paid out by mistake, taken back the same


_S = LoanState
NEXT: dict[LoanState, set[LoanState]] = {
    _S.REQUESTED: {_S.VETTED, _S.WAITING, _S.DECLINED, _S.WITHDRAWN},
    _S.VETTED: {_S.APPROVED, _S.WAITING, _S.DECLINED, _S.WITHDRAWN},
    _S.WAITING: {_S.VETTED, _S.APPROVED, _S.DECLINED, _S.WITHDRAWN},
    _S.APPROVED: {_S.DISBURSED, _S.WAITING, _S.WITHDRAWN},
    _S.DECLINED: set(),
    _S.WITHDRAWN: set(),
    # the last two: paying out was taken back; the request waits again, or not where its member has asked anew
    _S.DISBURSED: {_S.EXTENDED, _S.REPAID, _S.WRITTEN_OFF, _S.MOVED, _S.CANCELLED, _S.APPROVED, _S.WITHDRAWN},
    _S.EXTENDED: {_S.EXTENDED, _S.REPAID, _S.WRITTEN_OFF, _S.MOVED, _S.DISBURSED},
    # back from here, as from an extension, only where what led here was taken back
    _S.REPAID: {_S.DISBURSED, _S.EXTENDED},
    _S.WRITTEN_OFF: {_S.DISBURSED, _S.EXTENDED},
    _S.MOVED: {_S.DISBURSED, _S.EXTENDED},
    _S.CANCELLED: set(),
}

ASKING = frozenset({_S.REQUESTED, _S.VETTED, _S.WAITING, _S.APPROVED})
"""A request that is not answered yet: one per member."""

OWING = frozenset({_S.DISBURSED, _S.EXTENDED})
"""A loan that is out."""

REQUEST_STATES = (*(state for state in LoanState if state in ASKING), _S.DECLINED, _S.WITHDRAWN, _S.DISBURSED)
LOAN_STATES = (_S.DISBURSED, _S.EXTENDED, _S.REPAID, _S.WRITTEN_OFF, _S.MOVED, _S.CANCELLED)


def check_step(now: LoanState, then: LoanState) -> None:
    """Refuse a step that does not lead on from where the request or loan stands."""
    if then not in NEXT[now]:
        raise StepNotAllowed(state=now.value, wanted=then.value)
