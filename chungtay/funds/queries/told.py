"""What of the money's origin waits on the club's home, and the pages a phone takes along to write it."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.funds.models import Fund
from chungtay.funds.queries.banks import bank_books_of
from chungtay.funds.queries.capital import soon_to_be_returned
from chungtay.funds.rules import PURPOSES, AccountKind
from chungtay.funds.rules.banks import Movement
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.words import money as words
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong
from chungtay.web.rules import Todo


def capital_todos(club: Club, act: Act) -> Iterable[Todo]:
    """What must be given back soon, and what is overdue. One query."""
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    for row in soon_to_be_returned(club.pk, act.day):
        giver = row.membership.person.full_name if row.membership else row.giver or (row.project and row.project.name)
        told = {"giver": giver, "amount": dong(row.left_vnd), "day": f"{row.return_on:%d/%m/%Y}"}
        is_late = row.return_on < act.day
        sentence = words.TODO_RETURN_LATE if is_late else words.TODO_RETURN
        url = reverse("funds:capital_line", args=[club.pk, row.key])
        yield Todo(str(sentence % told), url, 9 if is_late else 40)


def money_offline_pages(club: Club, act: Act) -> Iterable[str]:
    """Money at a glance, and for who keeps the books every form of a day without a network."""
    yield reverse("funds:home", args=[club.pk])
    yield reverse("funds:fees", args=[club.pk])
    for key in Fund.objects.filter(club=club.pk, closed_on=None).values_list("key", flat=True):
        yield reverse("funds:fund", args=[club.pk, key])
    if not act.may(Action.KEEP_BOOKS, club.path):
        return
    for name in ("pay_anybody", "receive", "spend", "transfer", "give", "gifts", "store", "capital", "bring", "banks"):
        yield reverse(f"funds:{name}", args=[club.pk])
    for kind in (AccountKind.EARNED, AccountKind.OTHER_IN):
        yield reverse("funds:receive_for", args=[club.pk, kind.value])
    for kind in PURPOSES:
        if kind is not AccountKind.BANK_FEE:
            yield reverse("funds:spend_for", args=[club.pk, kind.value])
    for gift in GiftKind:
        yield reverse("funds:give_kind", args=[club.pk, gift.value])
    for book in bank_books_of(club.pk, on=act.day):
        yield reverse("funds:bank", args=[club.pk, book.key])
        for movement in Movement:
            yield reverse("funds:bank_move", args=[club.pk, book.key, movement.value])
