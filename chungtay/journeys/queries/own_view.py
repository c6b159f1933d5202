"""What a member is told of themselves, by all rooms that know something; and what waits for the board's answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.access.rules import Action
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules.telling import MemberBlock
from chungtay.journeys import words
from chungtay.journeys.models import MemberLink, Objection
from chungtay.journeys.rules import UNANSWERED_DAYS, LinkGone
from chungtay.kernel.acts import Act, Reach
from chungtay.web.rules import Todo


def blocks_of(club_id: int, membership_ids: Sequence[int], day: date) -> Mapping[int, list[MemberBlock]]:
    """What every room tells each of these members, in the order it is read."""
    found: dict[int, list[MemberBlock]] = {member: [] for member in membership_ids}
    for ask in answers_of_rooms("told_to_members"):
        for member, blocks in ask(club_id, membership_ids, day).items():
            found[member].extend(blocks)
    return {member: sorted(blocks, key=lambda block: block.order) for member, blocks in found.items()}


def get_member(reach: Reach, club_id: int, membership_id: int) -> Membership:
    """The member of the club within reach."""
    members = Membership.objects.within(reach).filter(club=club_id, pk=membership_id)
    member: Membership | None = members.select_related("club", "person").first()
    if member is None:
        raise LinkGone()
    return member


def members_for_slips(club_id: int, day: date) -> list[Membership]:
    """Who gets a slip: everybody in the club on the day, by number."""
    rows = Membership.objects.on(day).filter(club=club_id).select_related("person", "club").order_by("number")
    return list(rows)


def link_of(membership: Membership) -> MemberLink | None:
    """The member's standing link, if there is one."""
    return MemberLink.objects.filter(membership=membership, withdrawn_at=None).first()


def objections_of_member(membership: Membership) -> list[Objection]:
    """What the member said, the latest first."""
    return list(Objection.objects.filter(membership=membership).order_by("-said_at")[:20])


def objections_of_club(reach: Reach, club_id: int, *, search: str = "") -> "QuerySet[Any]":
    """What members of the club said, unanswered first."""
    rows: QuerySet[Any] = Objection.objects.within(reach).filter(membership__club=club_id)
    if search:
        rows = rows.filter(membership__person__name_fold__contains=search)
    return rows.select_related("membership__person").order_by("answered_at", "-said_at")


def get_objection(reach: Reach, club_id: int, key: object) -> Objection:
    """One objection of the club within reach."""
    rows = Objection.objects.within(reach).filter(membership__club=club_id, key=key)
    found: Objection | None = rows.select_related("membership__person", "membership__club").first()
    if found is None:
        raise LinkGone()
    return found


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """What the board owes an answer to. One query."""
    if act.may(Action.RUN_MEETING, club.path):
        waiting = Objection.objects.filter(membership__club=club, answered_at=None)
        for one in waiting.select_related("membership__person").order_by("said_at")[:5]:
            text = str(words.TODO_OBJECTION) % {"name": one.membership.person.full_name}
            yield Todo(text, reverse("journeys:objection", args=[club.pk, one.key]), 15)


def unanswered_too_long(reach: Reach, now: datetime) -> "QuerySet[Any]":
    """Objections of clubs within reach that nobody answered in time: the commune's matter too."""
    rows: QuerySet[Any] = Objection.objects.within(reach).filter(
        answered_at=None, said_at__lt=now - timedelta(days=UNANSWERED_DAYS)
    )
    return rows.select_related("membership__club", "membership__person").order_by("said_at", "pk")


def desk_todos(act: Act) -> Iterable[Todo]:
    """Members of the clubs below who wait too long for an answer, on the desk of their office. One query."""
    reach = act.reach(Action.SEE_OFFICE)
    if not reach.is_empty and (count := unanswered_too_long(reach, act.at).count()):
        told = {"count": count, "days": UNANSWERED_DAYS}
        yield Todo(str(words.DESK_OBJECTIONS % told), reverse("journeys:office_objections"), 12)
