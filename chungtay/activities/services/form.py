"""What every form about activities shares: rows locked, people that belonged, rows to be written."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from chungtay.activities.models import Activity, ActivityPart
from chungtay.activities.rules import ActivityIsTakenBack, ClubDidNotLive, NewActivity, NotMemberThen
from chungtay.clubs.models import Club, ClubState, Membership
from chungtay.clubs.rules import LIVING, EndReason
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.meetings.models import Meeting

_NAMES_TOLD = 3


def tidy(new: NewActivity) -> NewActivity:
    """The activity as it is stored."""
    return replace(
        new,
        title=clean(new.title)[:300],
        place=clean(new.place)[:200],
        others=clean(new.others)[:300],
        note=clean_lines(new.note)[:1000],
    )


def check_living(club: Club, day: date) -> None:
    """Refuse what a club did before it was founded or after it ended."""
    if not ClubState.objects.on(day).filter(club=club, state__in=LIVING).exists():
        raise ClubDidNotLive(club=club.name, on=day)


def check_members(club: Club, members: Iterable[int], day: date) -> None:
    """Refuse who did not belong to this club on the day, by name where it is this club's own. One query."""
    asked = set(members)
    rows = Membership.objects.filter(club=club, pk__in=asked).exclude(end_reason=EndReason.ENTERED_WRONGLY)
    known = {row.pk: row for row in rows.select_related("person")}
    if asked - set(known):
        raise NotFound(membership=min(asked - set(known)))
    wrong = [
        row for row in known.values() if row.valid_from > day or (row.valid_to is not None and row.valid_to <= day)
    ]
    if wrong:
        names = sorted(row.person.full_name for row in wrong)
        raise NotMemberThen(on=day, names=", ".join(names[:_NAMES_TOLD]))


def locked(activity: Activity) -> Activity:
    """The activity, held until the transaction ends. Refuses one that was taken back or replaced."""
    rows = Activity.objects.select_for_update(of=("self",), no_key=True).select_related("club", "meeting")
    held: Activity = rows.get(pk=activity.pk)
    if held.withdrawn_at is not None:
        raise ActivityIsTakenBack()
    return held


def new_row(
    club: Club, key: UUID, new: NewActivity, *, meeting: Meeting | None = None, replaces: Activity | None = None
) -> Activity:
    """An activity to be written; nothing is saved yet."""
    return Activity(
        key=key,
        club=club,
        area=new.area,
        kind=new.kind,
        happened_on=new.happened_on,
        title=new.title,
        search_fold=fold(f"{new.title} {new.place} {new.others}")[:700],
        place=new.place,
        others=new.others,
        part_count=new.people_count,
        helped_count=new.people_helped_count,
        hour_count=new.hour_count,
        value_vnd=new.value_vnd,
        note=new.note,
        meeting=meeting,
        replaces=replaces,
    )


def new_parts(activity: Activity, new: NewActivity) -> list[ActivityPart]:
    """Its people; nothing is saved yet."""
    return [ActivityPart(activity=activity, membership_id=member, part=part) for member, part in sorted(new.parts)]
