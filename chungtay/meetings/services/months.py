"""A month without a meeting, and why."""

from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Meeting, MonthWithout
from chungtay.meetings.rules import (
    REGULAR,
    Kind,
    MonthAlreadyExplained,
    MonthHasMeeting,
    NoMeetingReason,
    check_month_without,
)
from chungtay.meetings.services.form import check_living, lock_club


@transaction.atomic
def record_month_without(
    act: Act, *, club: Club, key: UUID, month: Month, reason: NoMeetingReason, words: str = ""
) -> int:
    """Write down that the club did not meet in a month, and why. Returns the row's number.

    Refuses a month to come, one that has its meeting and one that stands explained already.
    """
    act.must(Action.RUN_MEETING, club.path)
    words = clean(words)
    content = {"club": club.pk, "month": str(month), "reason": reason, "words": words}
    answer = answered_before(key, content)
    if answer is not None:
        return answer
    check_month_without(month.first, reason, words, act.day)
    lock_club(club.pk)
    check_living(club, min(month.last, act.day))
    if Meeting.objects.filter(club=club, held_on__range=(month.first, month.last), kind__in=REGULAR).exists():
        raise MonthHasMeeting(month=month)
    if MonthWithout.objects.filter(club=club, month=month.first, withdrawn_at=None).exists():
        raise MonthAlreadyExplained(month=month)
    without = MonthWithout.objects.create(key=key, club=club, month=month.first, reason=reason, words=words)
    write_note(
        act,
        "meetings.record_month_without",
        without,
        path=club.path,
        fields=["month", "reason", "words"],
        key=key,
        content=content,
    )
    mark_stale(act, [club.pk], since=month.first)
    return int(without.pk)


@transaction.atomic
def withdraw_month_without(act: Act, *, club: Club, month: Month) -> None:
    """Take back a month without a meeting that was recorded by mistake. Doing it twice changes nothing."""
    act.must(Action.RUN_MEETING, club.path)
    lock_club(club.pk)
    _withdraw(act, club, month)
    mark_stale(act, [club.pk], since=month.first)


def withdraw_for(act: Act, meeting: Meeting) -> None:
    """A meeting that was held after all takes the month's reason back."""
    if Kind(meeting.kind) in REGULAR:
        _withdraw(act, meeting.club, Month.of(meeting.held_on))


def _withdraw(act: Act, club: Club, month: Month) -> None:
    for without in MonthWithout.objects.filter(club=club, month=month.first, withdrawn_at=None):
        without.withdrawn_at = act.at
        without.save(update_fields=["withdrawn_at"])
        write_note(act, "meetings.withdraw_month_without", without, path=club.path, fields=["withdrawn_at"])
