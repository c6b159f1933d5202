"""Seats on the management board; the access that comes with a seat opens and ends with it."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from chungtay.access.models import Grant, User
from chungtay.access.rules import Action, Role
from chungtay.access.services import create_account, end_grant, open_grant
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.rules import (
    BOARD_AT_MOST,
    SINGLE_POSTS,
    AccountantIsTreasurer,
    AlreadyEnded,
    BoardFull,
    EndsBeforeItBegan,
    NotAMember,
    Post,
    PostTaken,
    check_day,
)
from chungtay.clubs.services.life import lock_club
from chungtay.clubs.words import SEAT_ENDED, SEAT_ENDED_BY_DEATH
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean
from chungtay.people.models import Person

_CASH_AND_BOOKS = {Post.ACCOUNTANT: Post.TREASURER, Post.TREASURER: Post.ACCOUNTANT}


@transaction.atomic
def seat_board_member(
    act: Act, *, club: Club, key: UUID, person: Person, post: Post, since: date, source: str = ""
) -> BoardSeat:
    """A member takes a post on the board from a day on; who has an account gets the access of the post.

    Refuses the accountant who is treasurer, a second chair, accountant, treasurer or secretary, a tenth seat, and
    who is no member. Outside five to seven seats the board page warns.
    """
    act.must(Action.RUN_CLUB, club.path)
    content = {"club": club.pk, "person": person.pk, "post": post, "since": since}
    if (row_id := answered_before(key, content)) is not None:
        return BoardSeat.objects.get(pk=row_id)
    check_day(since, today=act.day)
    club = lock_club(club)
    _check_member(club, person, since)
    _check_post(club, person, post, since)
    seat = BoardSeat.objects.create(
        club=club, person=person, post=post, valid_from=since, source=clean(source)[:300], key=key
    )
    if person.account is not None:
        seat.grant_id = _open_access(act, seat, person.account, source).pk
        seat.save(update_fields=["grant_id"])
    write_note(act, "clubs.seat_board_member", seat, path=club.path, fields=[post], key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return seat


@transaction.atomic
def end_board_seat(
    act: Act, *, seat: BoardSeat, key: UUID, on: date, reason: str, is_last_confirmed: bool = False
) -> BoardSeat:
    """The post is given up: `on` is the first day without it. Its access ends too.

    The last who may run the club goes only when an officer above it confirms (`access.end_grant`).
    """
    club = seat.club
    content = {"seat": seat.pk, "on": on}
    act.must(Action.RUN_CLUB, club.path)
    if answered_before(key, content) is not None:
        return seat
    seat = _ended(act, seat, on, reason, is_last_confirmed=is_last_confirmed)
    write_note(act, "clubs.end_board_seat", seat, path=club.path, fields=["valid_to"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return seat


def end_seats_by_death(act: Act, *, club: Club, person: Person, on: date) -> None:
    """The seats of one who died end, whoever keeps the register records it, and the access with them.

    Also the last person's: nobody is locked out who is no more; the commune stands in until a new chair is seated.
    """
    held = HeldGrant("death", COUNTRY, frozenset({Action.APPOINT, Action.RUN_CLUB}))
    above = Act(actor_id=act.actor_id, at=act.at, grants=(held,))
    seats = BoardSeat.objects.filter(club=club, person=person, valid_to=None)
    for seat in seats.select_related("club", "person"):
        last = max(on, seat.valid_from + timedelta(days=1))
        seat = _ended(above, seat, last, SEAT_ENDED_BY_DEATH, is_last_confirmed=True)
        write_note(act, "clubs.end_board_seat", seat, path=club.path, fields=["valid_to"])


@transaction.atomic
def give_access(act: Act, *, seat: BoardSeat, account: User) -> BoardSeat:
    """Join a board member to the account made for them: the open seat brings the access of its post."""
    act.must(Action.RUN_CLUB, seat.club.path)
    seat = BoardSeat.objects.select_for_update().select_related("club", "person").get(pk=seat.pk)
    if seat.valid_to is not None:
        raise AlreadyEnded(ended_on=seat.valid_to)
    Person.objects.filter(pk=seat.person_id).update(account=account)
    seat.grant_id = _open_access(act, seat, account, seat.source).pk
    seat.save(update_fields=["grant_id"])
    write_note(act, "clubs.give_access", seat, path=seat.club.path, fields=["grant_id"])
    return seat


@transaction.atomic
def let_in(act: Act, *, seat: BoardSeat, phone: str) -> BoardSeat:
    """An account for a board member who has none, with the access of the post; the slip is printed in `access`."""
    act.must(Action.RUN_CLUB, seat.club.path)
    person = Person.objects.select_for_update().get(pk=seat.person_id)
    account = person.account or create_account(act, name=person.full_name, path=seat.club.path, phone=phone)
    return give_access(act, seat=seat, account=account)


def _ended(act: Act, seat: BoardSeat, on: date, reason: str, *, is_last_confirmed: bool) -> BoardSeat:
    seat = BoardSeat.objects.select_for_update().select_related("club", "person").get(pk=seat.pk)
    if seat.valid_to is not None:
        raise AlreadyEnded(ended_on=seat.valid_to)
    if on <= seat.valid_from:
        raise EndsBeforeItBegan(began_on=seat.valid_from)
    seat.valid_to, seat.end_reason = on, clean(reason)[:300]
    seat.save(update_fields=["valid_to", "end_reason"])
    grant = Grant.objects.open().filter(pk=seat.grant_id).first() if seat.grant_id else None
    if grant is not None:
        reason = clean(reason) or SEAT_ENDED
        end_grant(act, grant=grant, on=on, reason=reason, is_last_confirmed=is_last_confirmed)
    return seat


def _open_access(act: Act, seat: BoardSeat, account: User, source: str) -> Grant:
    """The grant of the seat; one held already at this club in this role is taken, one that was ended is followed on."""
    same = Grant.objects.filter(user=account, role=seat.post, path=seat.club.path, withdrawn_at__isnull=True)
    held: Grant | None = same.open().first()
    ended = same.aggregate(last=Max("valid_to"))["last"]
    return held or open_grant(
        act,
        user=account,
        role=Role(seat.post),
        path=seat.club.path,
        valid_from=max(seat.valid_from, ended or seat.valid_from),
        source=clean(source)[:300],
        place_name=seat.club.name,
    )


def _check_member(club: Club, person: Person, day: date) -> None:
    member = Membership.objects.on(day).filter(club=club, person=person)
    if person.merged_into_id is not None or not member.exists():
        raise NotAMember(name=person.full_name)


def _check_post(club: Club, person: Person, post: Post, since: date) -> None:
    during = _seats_from(club, since)
    if during.filter(person=person, post=post).exists():
        raise PostTaken(holder=person.full_name)
    other = _CASH_AND_BOOKS.get(post)
    if other is not None and during.filter(person=person, post=other).exists():
        raise AccountantIsTreasurer(name=person.full_name)
    if post in SINGLE_POSTS and (holder := during.filter(post=post).select_related("person").first()) is not None:
        raise PostTaken(holder=holder.person.full_name)
    if during.count() >= BOARD_AT_MOST:
        raise BoardFull(seat_count=BOARD_AT_MOST)


def _seats_from(club: Club, day: date) -> "QuerySet[BoardSeat]":
    """Seats held on this day or later."""
    rows: QuerySet[BoardSeat] = BoardSeat.objects.filter(club=club)
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
