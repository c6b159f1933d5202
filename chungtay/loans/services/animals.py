"""Capital lent as an animal: no money moves, the young comes back and goes to the next member."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before
from chungtay.clubs.models import Club
from chungtay.funds.rules import check_day
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.loans.models import AnimalLoan
from chungtay.loans.rules import AnimalSettled, AnimalState, LoanNotFound, PaysNothing
from chungtay.loans.services.form import member_of, note


@dataclass(frozen=True)
class Animal:
    """Which animal goes to whom, what it is worth, and what comes back by when."""

    membership_id: int
    animal: str
    count: int
    value_vnd: int
    lent_on: date
    gives_back: str
    due_on: date | None = None
    guarantor_name: str = ""
    words: str = ""


@transaction.atomic
def lend_animal(act: Act, *, club: Club, key: UUID, lent: Animal) -> AnimalLoan:
    """Hand an animal to a member on loan."""
    content = {"club": club.pk, **asdict(lent)}
    before = answered_before(key, content)
    if before is not None:
        return AnimalLoan.objects.get(pk=before)
    act.must(Action.KEEP_BOOKS, club.path)
    check_day(lent.lent_on, act.day)
    member_of(club, lent.membership_id, lent.lent_on)
    if lent.count < 1 or not clean(lent.animal):
        raise PaysNothing()
    cleaned = {name: clean(getattr(lent, name)) for name in ("animal", "gives_back", "guarantor_name")}
    row: AnimalLoan = AnimalLoan.objects.create(
        key=key, club=club, **{**asdict(lent), **cleaned, "words": clean_lines(lent.words)}
    )
    note(act, "lend_animal", row, club, key=key, content=content, since=lent.lent_on)
    return row


@transaction.atomic
def settle_animal(
    act: Act, *, animal: AnimalLoan, key: UUID, settled_on: date, state: AnimalState, words: str = ""
) -> None:
    """The young, or the animal itself, was given back; or it died or was lost, with what was agreed then."""
    content = {"animal": animal.pk, "on": settled_on, "state": state, "words": clean_lines(words)}
    if answered_before(key, content) is not None:
        return
    act.must(Action.KEEP_BOOKS, animal.club.path)
    check_day(settled_on, act.day)
    held = AnimalLoan.objects.select_for_update(no_key=True).filter(pk=animal.pk).first()
    if held is None:
        raise LoanNotFound(animal=animal.pk)
    if held.state != AnimalState.OUT or state is AnimalState.OUT:
        raise AnimalSettled()
    AnimalLoan.objects.filter(pk=held.pk).update(state=state, settled_on=settled_on, settled_words=content["words"])
    note(act, "settle_animal", held, animal.club, key=key, content=content, since=settled_on)
