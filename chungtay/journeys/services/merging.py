"""Two clubs become one, and a club ends: people, books and things, all or nothing."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.care.services import close_all
from chungtay.clubs.models import BoardSeat, Club, ClubHamlet, ClubState, Membership
from chungtay.clubs.rules import EndReason, NewMember, State
from chungtay.clubs.services import change_state, end_board_seat, end_membership, enrol_many, set_hamlets
from chungtay.journeys.rules import SameClub
from chungtay.journeys.services.carrying import carry_books, give_away_rest
from chungtay.kernel.acts import Act


@transaction.atomic
def merge_clubs(act: Act, *, club: Club, into: Club, key: UUID, on: date, reason: str) -> Club:
    """`club` goes into `into` on a day: who is not a member there becomes one, in the order of the old numbers.

    The old memberships end as CLUB_MERGED and name the heir; whoever is in both clubs keeps the place in the heir.
    Board seats of the old club end with their access; the heir's board stands and is completed by hand. The heir
    covers the hamlets of both.
    """
    act.must(Action.FOUND_CLUB, club.path)
    act.must(Action.FOUND_CLUB, into.path)
    if club.pk == into.pk:
        raise SameClub(name=club.name)
    content = {"club": club.pk, "into": into.pk, "on": on, "reason": reason}
    if answered_before(key, content) is not None:
        return into
    list(Club.objects.select_for_update(no_key=True).filter(pk__in=[club.pk, into.pk]).order_by("pk"))
    there = set(Membership.objects.filter(club=into, valid_to=None).values_list("person_id", flat=True))
    open_rows = Membership.objects.filter(club=club, valid_to=None).select_related("club", "person")
    going = list(open_rows.order_by("number"))
    _end_board(act, club, key=key, on=on, reason=reason)
    for row in going:
        last = max(on, row.valid_from + timedelta(days=1))
        end_membership(
            act,
            membership=row,
            key=uuid5(key, f"end {row.pk}"),
            on=last,
            reason=EndReason.CLUB_MERGED,
            moved_to=into,
        )
    new = [
        NewMember(club_id=into.pk, joined_on=on, person_id=row.person_id, line=line, source=reason[:300])
        for line, row in enumerate((row for row in going if row.person_id not in there), start=1)
    ]
    if new:
        enrol_many(act, key=uuid5(key, "join"), rows=new)
    carry_books(act, club=club, into=into, key=uuid5(key, "books"), on=on)
    close_all(act, club=club, on=on)
    _cover_both(act, club, into, key=key, on=on, source=reason)
    change_state(act, club=club, key=uuid5(key, "state"), to=State.MERGED, on=on, reason=reason, merged_into=into)
    write_note(act, "journeys.merge_clubs", into, path=into.path, fields=["members"], key=key, content=content)
    return into


@transaction.atomic
def dissolve_club(act: Act, *, club: Club, key: UUID, on: date, reason: str, rest_to: str = "") -> Club:
    """A club ends for good, with its reason: books, things, seats and their access, memberships, hamlets.

    Refuses while money is out or owed; `rest_to` is who receives what remains, as the decision says.
    """
    act.must(Action.FOUND_CLUB, club.path)
    if ClubState.objects.filter(key=uuid5(key, "state")).exists():
        return club
    give_away_rest(act, club=club, key=uuid5(key, "rest"), on=on, rest_to=rest_to)
    close_all(act, club=club, on=on)
    _end_board(act, club, key=key, on=on, reason=reason)
    _leave_hamlets(club, on)
    change_state(act, club=club, key=uuid5(key, "state"), to=State.DISSOLVED, on=on, reason=reason)
    return club


def _end_board(act: Act, club: Club, *, key: UUID, on: date, reason: str) -> None:
    """End every seat with its access; the commune, which decides this, stands in for the last one."""
    seats = BoardSeat.objects.filter(club=club, valid_to=None).select_related("club", "person").order_by("pk")
    for seat in seats:
        end_board_seat(
            act,
            seat=seat,
            key=uuid5(key, f"seat {seat.pk}"),
            on=max(on, seat.valid_from + timedelta(days=1)),
            reason=reason,
            is_last_confirmed=True,
        )


def _cover_both(act: Act, club: Club, into: Club, *, key: UUID, on: date, source: str) -> None:
    held = ClubHamlet.objects.filter(valid_to=None, hamlet__valid_to=None, hamlet__area_id=_commune_id(into))
    mine = set(held.filter(club=into).values_list("hamlet_id", flat=True))
    both = mine | set(held.filter(club=club).values_list("hamlet_id", flat=True))
    _leave_hamlets(club, on)
    if both != mine:
        set_hamlets(act, club=into, key=uuid5(key, "hamlets"), hamlet_ids=sorted(both), since=on, source=source[:300])


def _commune_id(club: Club) -> int:
    return int(club.path.strip("/").split("/")[1])


def _leave_hamlets(club: Club, on: date) -> None:
    rows = ClubHamlet.objects.filter(club=club, valid_to=None)
    rows.filter(valid_from__lt=on).update(valid_to=on)
    rows.filter(valid_from__gte=on).delete()
