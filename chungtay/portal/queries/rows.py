"""Where the rows behind a number lead to: the meeting, the loan or the activity that a line belongs to."""

from collections.abc import Sequence
from uuid import UUID

from chungtay.activities.queries import activity_keys
from chungtay.loans.models import Loan, Outcome
from chungtay.meetings.models import Decision, Meeting, Topic


def meeting_keys(row_kind: str, row_ids: Sequence[int]) -> dict[int, UUID]:
    """The key of the meeting that each line belongs to, for its address; empty for lines of other kinds. One query."""
    if row_kind == "meetings.meeting":
        return dict(Meeting.objects.filter(pk__in=row_ids).values_list("pk", "key"))
    if row_kind == "meetings.topic":
        return dict(Topic.objects.filter(pk__in=row_ids).values_list("pk", "meeting__key"))
    if row_kind == "meetings.decision":
        return dict(Decision.objects.filter(pk__in=row_ids).values_list("pk", "meeting__key"))
    return {}


def loan_keys(row_kind: str, row_ids: Sequence[int]) -> dict[int, UUID]:
    """The key of the loan that each line belongs to; empty for lines of other kinds. One query."""
    if row_kind == "loans.loan":
        return dict(Loan.objects.filter(pk__in=row_ids).values_list("pk", "key"))
    if row_kind == "loans.outcome":
        return dict(Outcome.objects.filter(pk__in=row_ids, loan__isnull=False).values_list("pk", "loan__key"))
    return {}


def done_keys(row_kind: str, row_ids: Sequence[int]) -> dict[int, tuple[str, UUID]]:
    """What each line of an area leads to, an activity or the meeting of a topic; empty for lines of other kinds."""
    return activity_keys(row_ids) if row_kind == "activities.done" else {}
