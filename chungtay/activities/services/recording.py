"""An activity is recorded, put right by a better line, or taken back."""

from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.activities.models import Activity, ActivityPart, ActivityPhoto, PlanLine
from chungtay.activities.rules import (
    Kind,
    NewActivity,
    NothingChanged,
    Part,
    PlanLineClosed,
    TakingBackNeedsReason,
    check_activity,
)
from chungtay.activities.services.form import check_living, check_members, locked, new_parts, new_row, tidy
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Meeting


@transaction.atomic
def record(
    act: Act,
    *,
    club: Club,
    key: UUID,
    new: NewActivity,
    meeting: Meeting | None = None,
    plan: PlanLine | None = None,
) -> Activity:
    """Write down what was done, perhaps at a meeting; a line of the plan that it fulfils is ticked off.

    Refuses a day to come, a day on which the club did not live, and people who were no members then.
    """
    act.must(Action.RUN_MEETING, club.path)
    assert meeting is None or meeting.club_id == club.pk
    assert plan is None or plan.club_id == club.pk
    new = tidy(new)
    content = {"club": club.pk, "meeting": meeting and meeting.pk, "plan": plan and plan.pk, **new.as_content()}
    answer = answered_before(key, content)
    if answer is not None:
        return Activity.objects.get(pk=answer)
    check_activity(new, act.day)
    check_living(club, new.happened_on)
    check_members(club, new.members, new.happened_on)
    activity = new_row(club, key, new, meeting=meeting)
    activity.save(force_insert=True)
    ActivityPart.objects.bulk_create(new_parts(activity, new))
    if plan is not None:
        _tick_by(plan, activity)
    write_note(
        act, "activities.record", activity, path=club.path, fields=["activity", "parts"], key=key, content=content
    )
    mark_stale(act, [club.pk], since=new.happened_on)
    return activity


@transaction.atomic
def rewrite(act: Act, *, activity: Activity, key: UUID, new: NewActivity, reason: str) -> Activity:
    """A better line takes the place of one; the old one is kept, with the reason. Photographs and the plan follow."""
    act.must(Action.RUN_MEETING, activity.club.path)
    new, reason = tidy(new), clean(reason)
    content = {"activity": activity.pk, "reason": reason, **new.as_content()}
    answer = answered_before(key, content)
    if answer is not None:
        return Activity.objects.get(pk=answer)
    if not reason:
        raise TakingBackNeedsReason()
    check_activity(new, act.day)
    old = locked(activity)
    if _same(facts_of(old), new):
        raise NothingChanged()
    check_living(old.club, new.happened_on)
    check_members(old.club, new.members, new.happened_on)
    Activity.objects.filter(pk=old.pk).update(withdrawn_at=act.at)
    better = new_row(old.club, key, new, meeting=old.meeting, replaces=old)
    better.save(force_insert=True)
    ActivityPart.objects.bulk_create(new_parts(better, new))
    photos = ActivityPhoto.objects.filter(activity=old).order_by("pk")
    ActivityPhoto.objects.bulk_create(ActivityPhoto(activity=better, file_id=each.file_id) for each in photos)
    PlanLine.objects.filter(activity=old).update(activity=better, done_on=new.happened_on)
    write_note(
        act, "activities.rewrite", better, path=old.club.path, fields=["activity", "parts"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [old.club_id], since=min(old.happened_on, new.happened_on))
    return better


@transaction.atomic
def take_back(act: Act, *, activity: Activity, key: UUID, reason: str) -> None:
    """It counts no more; who took it back and why is kept. A line of the plan it ticked is open again."""
    act.must(Action.RUN_MEETING, activity.club.path)
    reason = clean(reason)
    content = {"activity": activity.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    if not reason:
        raise TakingBackNeedsReason()
    held = locked(activity)
    Activity.objects.filter(pk=held.pk).update(withdrawn_at=act.at)
    PlanLine.objects.filter(activity=held).update(activity=None, done_on=None)
    write_note(
        act, "activities.take_back", held, path=held.club.path, fields=["withdrawn_at"], reason=reason, key=key,
        content=content,
    )  # fmt: skip
    mark_stale(act, [held.club_id], since=held.happened_on)


def facts_of(activity: Activity) -> NewActivity:
    """An activity that was written, as a form says it: numbers are told where they are more than the names."""
    parts: dict[str, list[int]] = {part: [] for part in Part}
    for member, part in (
        ActivityPart.objects.filter(activity=activity).order_by("membership").values_list("membership", "part")
    ):
        parts[part].append(member)
    return NewActivity(
        area=ActivityArea(activity.area),
        kind=Kind(activity.kind),
        happened_on=activity.happened_on,
        title=activity.title,
        place=activity.place,
        leaders=tuple(parts[Part.LED]),
        took_part=tuple(parts[Part.TOOK_PART]),
        helped=tuple(parts[Part.HELPED]),
        others=activity.others,
        part_count=activity.part_count,
        helped_count=activity.helped_count,
        hour_count=activity.hour_count,
        value_vnd=activity.value_vnd,
        note=activity.note,
    )


def _same(old: NewActivity, new: NewActivity) -> bool:
    """Whether two say the same, a number left out meaning the names."""
    told = [
        each.as_content() | {"part_count": each.people_count, "helped_count": each.people_helped_count}
        for each in (old, new)
    ]
    return told[0] == told[1]


def _tick_by(plan: PlanLine, activity: Activity) -> None:
    ticked = PlanLine.objects.filter(pk=plan.pk, done_on=None, dropped_on=None)
    if not ticked.update(done_on=activity.happened_on, activity=activity):
        raise PlanLineClosed()
