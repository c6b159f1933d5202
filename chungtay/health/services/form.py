"""What the forms of this room share: the club held, members of the day, consents asked for, consents taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.health.queries.consents import who_agreed
from chungtay.health.rules import DayNotCome, NotAMemberThen
from chungtay.kernel.acts import Act
from chungtay.people.rules import Purpose, Said
from chungtay.people.services import AtClub, give_consent


@dataclass(frozen=True)
class Taking:
    """Whose consents are taken with a form, and how they were said: one witness for all who said it aloud."""

    members: Collection[int] = ()
    said: Said | None = None


NOBODY = Taking()


def begin(act: Act, club: Club) -> Club:
    """Ask whether the actor is of the health team, and hold the club: forms of two phones come one after the other."""
    act.must(Action.KEEP_HEALTH, club.path)
    held: Club = Club.objects.select_for_update(no_key=True).get(pk=club.pk)
    return held


def check_day(act: Act, on: date) -> None:
    """Nothing is written ahead."""
    if on > act.day:
        raise DayNotCome(on=on)


def members_then(club: Club, members: Iterable[int], on: date) -> dict[int, Membership]:
    """These members as they were in the club on that day; refuses a stranger. One query."""
    wanted = set(members)
    rows = Membership.objects.on(on).filter(club=club, pk__in=wanted).exclude(end_reason=EndReason.ENTERED_WRONGLY)
    found = {row.pk: row for row in rows.select_related("person")}
    if strangers := wanted - set(found):
        named = Membership.objects.filter(club=club, pk__in=strangers).values_list("person__full_name", flat=True)
        raise NotAMemberThen(names=", ".join(sorted(named)), on=on)
    return found


def not_agreed(
    act: Act, club: Club, key: UUID, members: dict[int, Membership], purpose: Purpose, taking: Taking
) -> list[Membership]:
    """Take the consents that came with a form; who of these members has still not agreed."""
    agreed = who_agreed(club.pk, purpose, act.day)
    left = []
    for pk, member in sorted(members.items()):
        if member.person_id in agreed:
            continue
        if pk in taking.members and taking.said is not None:
            give_consent(
                act,
                at=AtClub(club.pk, club.path, Action.KEEP_HEALTH),
                key=uuid5(key, f"{purpose} {pk}"),
                person=member.person,
                purpose=purpose,
                said=taking.said,
                since=act.day,
            )
        else:
            left.append(member)
    return left
