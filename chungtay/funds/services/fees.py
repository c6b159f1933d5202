"""Member fees: what the club asks, and taking it, for one member or for sixty at a meeting."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.funds.models import BankBook, Entry, FeePaid, FeeRule
from chungtay.funds.queries.fees import FeesOf, fees_due, fees_of_members
from chungtay.funds.rules import AccountKind, EntryKind, FundKind, line_key
from chungtay.funds.rules.collecting import Due, Part, Taken
from chungtay.funds.rules.fees import (
    FeeLine,
    FeeRuleIsLater,
    NoFeeToPay,
    check_fees,
    lay_at_meeting,
)
from chungtay.funds.services.banks import put_on_bank
from chungtay.funds.services.books import note_books
from chungtay.funds.services.collecting import Collector
from chungtay.funds.services.posting import (
    NO_SLIP,
    Books,
    Draft,
    Move,
    Slip,
    Who,
    insert_rows,
    open_books,
    post_entries,
)
from chungtay.funds.words import money as words
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Meeting
from chungtay.people.rules import StatusValue


@dataclass(frozen=True)
class FeeTerms:
    """What a club asks of each member a month, and whom it lets off. 0 asks for nothing."""

    amount_vnd: int
    exempt: Sequence[StatusValue] = ()
    exempt_from_age: int | None = None
    is_away_exempt: bool = False


@transaction.atomic
def set_fee(act: Act, *, club: Club, key: UUID, since: Month, terms: FeeTerms, source: str = "") -> FeeRule:
    """Write down the fee from a month on; the rule before ends there. Refuses one that begins before or with it."""
    exempt = sorted(terms.exempt)
    content = {
        "club": club.pk, "since": since, "amount": terms.amount_vnd, "exempt": exempt, "age": terms.exempt_from_age,
        "away": terms.is_away_exempt, "source": source,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return FeeRule.objects.get(pk=before)
    act.must(Action.KEEP_BOOKS, club.path)
    held: FeeRule | None = FeeRule.objects.select_for_update().filter(club=club).order_by("-valid_from").first()
    if held is not None and held.valid_from >= since.first:
        raise FeeRuleIsLater(valid_from=Month.of(held.valid_from))
    if held is not None and held.valid_to is None:
        held.valid_to = since.first
        held.save(update_fields=["valid_to"])
    rule: FeeRule = FeeRule.objects.create(
        key=key,
        club=club,
        valid_from=since.first,
        amount_vnd=terms.amount_vnd,
        exempt=exempt,
        exempt_from_age=terms.exempt_from_age,
        is_away_exempt=terms.is_away_exempt,
        source=clean(source),
    )
    write_note(act, "funds.set_fee", rule, path=club.path, fields=content, key=key, content=content)
    return rule


@dataclass(frozen=True)
class FeePayment:
    """What one member pays for which months, under which key."""

    key: UUID
    membership_id: int
    lines: Sequence[FeeLine]


@transaction.atomic
def pay_fees(
    act: Act,
    *,
    club: Club,
    membership: Membership,
    key: UUID,
    happened_on: date,
    lines: Sequence[FeeLine],
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
) -> Entry:
    """Take a member's fee for chosen months under a receipt of its own. Refuses a month paid beyond the rule."""
    content = {
        "club": club.pk, "member": membership.pk, "on": happened_on, "bank": bank.pk if bank else None,
        "lines": [[line.month, line.amount_vnd] for line in lines],
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books = open_books(act, club)
    payment = FeePayment(key, membership.pk, lines)
    (entry,) = post_fees(act, books, [payment], happened_on=happened_on, bank=bank, slip=slip)
    note_books(act, "funds.pay_fees", books, entry, key=key, content=content)
    return entry


def post_fees(
    act: Act,
    books: Books,
    payments: Sequence[FeePayment],
    *,
    happened_on: date,
    bank: BankBook | None = None,
    slip: Slip = NO_SLIP,
    known: Mapping[int, FeesOf] | None = None,
) -> list[Entry]:
    """The entries of fees, inside another action: as many statements for sixty members as for one.

    `known` is what is open of these members, where the caller asked it after the books were locked.
    """
    if known is None:
        known = fees_of_members(books.club.pk, {each.membership_id for each in payments}, act.day)
    for payment in payments:
        _check(payment, known.get(payment.membership_id), Month.of(act.day))
    into = AccountKind.BANK if bank else AccountKind.CASH
    fund, told = books.fund(FundKind.OPERATING), cache(_told)  # of sixty, nearly all pay the same months
    drafts = [
        Draft(
            fund=fund,
            key=payment.key,
            happened_on=happened_on,
            kind=EntryKind.RECEIPT,
            words=told(tuple(line.month for line in payment.lines)),
            moves=[Move(into, AccountKind.FEE, sum(line.amount_vnd for line in payment.lines))],
            who=Who(known[payment.membership_id].name, payment.membership_id),
            slip=slip,
        )
        for payment in payments
    ]
    entries = post_entries(act, books, drafts)
    insert_rows(
        FeePaid,
        ("entry", "membership", "month", "amount_vnd"),
        [
            (entry.pk, payment.membership_id, line.month.first, line.amount_vnd)
            for entry, payment in zip(entries, payments, strict=True)
            for line in payment.lines
        ],
    )
    if bank:
        put_on_bank(bank, entries, [sum(line.amount_vnd for line in each.lines) for each in payments])
    return entries


def _told(months: tuple[Month, ...]) -> str:
    return str(words.FEE_OF % {"months": words.months_in_words(months)})[:300]


def _check(payment: FeePayment, known: FeesOf | None, today: Month) -> None:
    if not payment.lines or any(line.amount_vnd <= 0 for line in payment.lines) or known is None:
        raise NoFeeToPay()
    check_fees(payment.lines, {month.month: month for month in known.months}, today=today, who=known.name)


# --- at a meeting -------------------------------------------------------------------------------------------------

COLLECTOR = "fees"
PART = "fee"


def _due(club_id: int, day: date, only: int | None = None) -> dict[int, list[Due]]:
    """Every member of whom a fee is asked, also who owes none, so that a line that comes late finds its place."""
    return {
        each.membership_id: [
            Due(
                collector=COLLECTOR,
                ref="",
                title=str(words.FEE_NAME),
                parts=(Part(PART, str(words.FEE_NAME), each.open_vnd),),
                note=_note(each),
            )
        ]
        for each in fees_due(club_id, day, only=None if only is None else [only])
    }


def _note(each: FeesOf) -> str:
    months = [month.month for month in each.open_months]
    return words.months_in_words(months) if len(months) > 1 else ""


def _open(club_id: int, day: date, members: Collection[int]) -> dict[int, FeesOf]:
    return {each.membership_id: each for each in fees_due(club_id, day, only=members)}


def _owed(club_id: int, day: date, members: Collection[int]) -> tuple[list[Taken], dict[int, FeesOf]]:
    due = _open(club_id, day, members)
    return [Taken(pk, COLLECTOR, "", {PART: each.open_vnd}) for pk, each in due.items() if each.open_vnd], due


def _collect(
    act: Act, books: Books, meeting: Meeting, key: UUID, taken: Sequence[Taken], found: dict[int, FeesOf] | None
) -> list[Entry]:
    due = _open(books.club.pk, meeting.held_on, {each.membership_id for each in taken}) if found is None else found
    payments = []
    for each in taken:
        known = due.get(each.membership_id)
        if known is None or each.ref or set(each.amounts) != {PART}:
            raise NoFeeToPay()
        lines = lay_at_meeting(each.total_vnd, known.open_months, who=known.name)
        payments.append(FeePayment(line_key(key, f"fee {each.membership_id}"), each.membership_id, lines))
    slip = Slip(meeting=meeting, is_collection=True)
    return post_fees(act, books, payments, happened_on=meeting.held_on, slip=slip, known=due)


FEES = Collector(name=COLLECTOR, order=10, due=_due, post=_collect, owed=_owed)
