"""How a club works, as dated facts: meeting day, regulation, hamlets, donor projects."""

from collections.abc import Sequence
from datetime import date, time
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, ClubHamlet, ClubProject, MeetingRule, Regulation
from chungtay.clubs.queries.clubs import seat_of
from chungtay.clubs.rules import (
    AlreadyEnded,
    AlreadyInProject,
    Calendar,
    ChangedLater,
    HamletElsewhere,
    check_day,
    check_meeting_day,
)
from chungtay.clubs.services.life import lock_club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.places.models import Hamlet
from chungtay.programme.models import Project
from chungtay.records.models import Dated, File

Fact = TypeVar("Fact", bound=Dated)


@transaction.atomic
def set_meeting_rule(
    act: Act, *, club: Club, key: UUID, calendar: Calendar, day: int, since: date, starts_at: time | None = None
) -> MeetingRule:
    """From a day on the club meets on this day of the month, by the sun or by the moon."""
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "calendar": calendar, "day": day, "since": since, "starts_at": starts_at}
    if (row_id := answered_before(key, content)) is not None:
        return MeetingRule.objects.get(pk=row_id)
    check_meeting_day(calendar, day)
    club = lock_club(club)
    rule = _replaced(MeetingRule.objects.filter(club=club).order_by("-valid_from").first(), since)
    rule = rule or MeetingRule(club=club, valid_from=since)
    rule.calendar, rule.day, rule.starts_at = calendar, day, starts_at
    rule.save()
    write_note(act, "clubs.set_meeting_rule", rule, path=club.path, fields=["day"], key=key, content=content)
    return rule


@transaction.atomic
def adopt_regulation(
    act: Act, *, club: Club, key: UUID, adopted_on: date, words: str = "", file: File | None = None
) -> Regulation:
    """The members adopted a regulation on this day; the one before it ends."""
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "adopted_on": adopted_on, "words": words, "file": file.pk if file else None}
    if (row_id := answered_before(key, content)) is not None:
        return Regulation.objects.get(pk=row_id)
    check_day(adopted_on, today=act.day)
    club = lock_club(club)
    latest = Regulation.objects.filter(club=club).order_by("-valid_from").first()
    regulation = _replaced(latest, adopted_on) or Regulation(club=club, valid_from=adopted_on, key=key)
    regulation.adopted_on, regulation.words = adopted_on, clean_lines(words)
    regulation.file = file or regulation.file
    regulation.save()
    write_note(act, "clubs.adopt_regulation", regulation, path=club.path, fields=["words"], key=key, content=content)
    return regulation


@transaction.atomic
def set_hamlets(act: Act, *, club: Club, key: UUID, hamlet_ids: Sequence[int], since: date, source: str = "") -> None:
    """From a day on the club covers exactly these hamlets of its commune."""
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "hamlets": sorted(hamlet_ids), "since": since}
    if answered_before(key, content) is not None:
        return
    club = lock_club(club)
    wanted = set(hamlet_ids)
    commune = seat_of(club).commune
    known = set(Hamlet.objects.on(since).filter(pk__in=wanted, area=commune).values_list("pk", flat=True))
    if wanted - known:
        raise HamletElsewhere()
    held = {row.hamlet_id: row for row in ClubHamlet.objects.filter(club=club, valid_to=None)}
    for hamlet_id in held.keys() - wanted:
        if held[hamlet_id].valid_from >= since:
            raise ChangedLater(began_on=held[hamlet_id].valid_from)
        held[hamlet_id].valid_to = since
        held[hamlet_id].save()
    for hamlet_id in sorted(wanted - held.keys()):
        ClubHamlet.objects.create(club=club, hamlet_id=hamlet_id, valid_from=since, source=clean(source))
    write_note(act, "clubs.set_hamlets", club, path=club.path, fields=["hamlets"], key=key, content=content)
    mark_stale(act, [club.pk], since=since)


@transaction.atomic
def join_project(act: Act, *, club: Club, key: UUID, project: Project, since: date, source: str = "") -> ClubProject:
    """The club belongs to a donor's project from a day on."""
    act.must(Action.FOUND_CLUB, club.path)
    content = {"club": club.pk, "project": project.pk, "since": since}
    if (row_id := answered_before(key, content)) is not None:
        return ClubProject.objects.get(pk=row_id)
    lock_club(club)
    held = ClubProject.objects.filter(club=club, project=project)
    if held.filter(valid_to=None).exists() or held.filter(valid_to__gt=since).exists():
        raise AlreadyInProject(name=project.name)
    joined = ClubProject.objects.create(club=club, project=project, valid_from=since, source=clean(source))
    write_note(act, "clubs.join_project", joined, path=club.path, fields=["project"], key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return joined


@transaction.atomic
def leave_project(act: Act, *, joined: ClubProject, key: UUID, on: date) -> ClubProject:
    """From this day the club belongs to the project no longer."""
    club = joined.club
    act.must(Action.FOUND_CLUB, club.path)
    content = {"joined": joined.pk, "on": on}
    if answered_before(key, content) is not None:
        return joined
    joined = ClubProject.objects.select_for_update().get(pk=joined.pk)
    if joined.valid_to is not None:
        raise AlreadyEnded(ended_on=joined.valid_to)
    if on <= joined.valid_from:
        raise ChangedLater(began_on=joined.valid_from)
    joined.valid_to = on
    joined.save()
    write_note(act, "clubs.leave_project", joined, path=club.path, fields=["valid_to"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return joined


def _replaced(latest: Fact | None, since: date) -> Fact | None:
    """Close the latest fact on the day the next begins; one that began that very day is itself put right."""
    if latest is None:
        return None
    if latest.valid_from > since:
        raise ChangedLater(began_on=latest.valid_from)
    if latest.valid_from == since:
        return latest
    latest.valid_to = since
    latest.save()
    return None
