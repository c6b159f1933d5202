"""The books of the living clubs: two years of fees, loans, gifts and counts, kept at each meeting as a treasurer would.

Everything goes through the services that the screens use, with chance from the fixed seed; books go on from the
meeting they were kept at last, so the country can live on day by day.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import Max

from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.rules import Post
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import BORROWED_FOR, DONORS, INVENTED, SPENT_ON
from chungtay.funds.models import CashCount, Closing, Entry, Fund
from chungtay.funds.queries import balances_of, balances_of_club
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.closings import Signs
from chungtay.funds.rules.collecting import Taken
from chungtay.funds.rules.counts import DENOMINATIONS, Counting
from chungtay.funds.services import Money, Slip, Who, open_fund, spend
from chungtay.funds.services.capital import CapitalLine, bring_capital
from chungtay.funds.services.closings import Confirming, confirm_closing
from chungtay.funds.services.collecting import collect, dues_of_club
from chungtay.funds.services.counts import count_cash
from chungtay.funds.services.fees import FeeTerms, set_fee
from chungtay.funds.services.gifts import Cash, Donor, give_cash
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.loans import services as loans
from chungtay.loans.rules import LoanState, Method, Priority, Purpose
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import REGULAR

MONTHS_BACK = 24
IN_FULL = 24  # clubs: more would keep a newcomer waiting at the first start
LOAN_VND = 5_000_000
FEES = (2_000, 3_000, 5_000)
WITHOUT_FUND = 5  # one club in so many has no income fund, as 33 of 135 in Tuyên Quang (domain §3.2)
COUNTS_EACH = 2  # months; the last ones show on the desk
FEES_EACH = CLOSES_EACH = 3  # months: most clubs take the fee of a quarter at once, and close their books then


@dataclass(frozen=True)
class _Books:
    """A living club's books while they are written."""

    plan: Plan
    club: Club
    income: Fund | None
    operating: Fund
    treasurer: str
    accountant: str

    def key(self, *about: object) -> UUID:
        return uuid5(self.plan.key, "/".join(["books", *(str(each) for each in about)]))


def keep_books(today: date, clubs: Mapping[UUID, Club], *, in_full: int = IN_FULL) -> Iterator[str]:
    """Keep the living clubs' books up to their last meeting by today, two clubs side by side. Yields names as it goes.

    The first `in_full` keep every meeting; the others have opened their funds with what they had.
    """
    since = (Month.of(today) - MONTHS_BACK).first
    living = [plan for plan in plans() if plan.key in clubs]

    def keep(plan: Plan) -> str:
        with transaction.atomic():
            _keep(plan, clubs[plan.key], since, today, is_full=plan in living[:in_full])
        return clubs[plan.key].name

    with ThreadPoolExecutor(2, initializer=_in_a_hurry) as pool:
        yield from pool.map(keep, living)
        list(pool.map(lambda _: connection.close(), range(2)))


def _in_a_hurry() -> None:
    """Nobody waits for the disk while a country is invented: what is lost in a power cut is invented again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def _keep(plan: Plan, club: Club, since: date, today: date, *, is_full: bool) -> None:
    kept = (Entry.objects.filter(fund__club=club), CashCount.objects.filter(club=club))
    last = max((rows.aggregate(last=Max("meeting__held_on"))["last"] or date.min for rows in kept), default=date.min)
    held = Meeting.objects.filter(club=club, kind__in=[kind.value for kind in REGULAR], held_on__lte=today)
    first = Fund.objects.filter(club=club).order_by("opened_on").values_list("opened_on", flat=True).first()
    begins = max(first or since, last + timedelta(1))
    meetings = list(held.filter(held_on__gte=begins).order_by("held_on").select_related("club"))
    if meetings:
        books = _opened(plan, club, meetings[0].held_on)
        for meeting in meetings if is_full else ():
            _at(books, meeting)


def _opened(plan: Plan, club: Club, day: date) -> _Books:
    """The funds of the club, opened on the day of its first meeting in the books, with what it had."""
    seats = dict(
        BoardSeat.objects.filter(club=club, valid_to=None).values_list("post", "person__full_name")
    )  # fmt: skip
    there = {fund.kind: fund for fund in Fund.objects.filter(club=club, closed_on=None)}
    names = (seats.get(Post.TREASURER, "Thủ quỹ"), seats.get(Post.ACCOUNTANT, "Kế toán"))
    if there:
        return _Books(plan, club, there.get(FundKind.INCOME), there[FundKind.OPERATING], *names)
    random, act = plan.random("funds"), act_on(day)
    key = uuid5(plan.key, "books/funds")
    operating = open_fund(
        act, club=club, key=uuid5(key, "operating"), kind=FundKind.OPERATING, name="Quỹ hoạt động", opened_on=day
    )
    income = None
    if "project" in plan.ways or random.randrange(WITHOUT_FUND):
        income = open_fund(
            act, club=club, key=uuid5(key, "income"), kind=FundKind.INCOME, name="Quỹ tăng thu nhập", opened_on=day
        )
    books = _Books(plan, club, income, operating, *names)
    set_fee(
        act, club=club, key=uuid5(key, "fee"), since=Month.of(day), terms=FeeTerms(random.choice(FEES)), source=INVENTED
    )
    _bring(books, act, random)
    return books


def _bring(books: _Books, act: Act, random: Random) -> None:
    """What the club starts with: a project's or the budget's capital, contributions, something to run on."""
    if books.income is not None:
        is_project = "project" in books.plan.ways
        lines = [
            CapitalLine(
                AccountKind.GRANT if is_project else AccountKind.STATE,
                (random.choice((100, 100, 130)) if is_project else random.choice((20, 25, 30, 30, 50))) * 1_000_000,
                giver=Who("Dự án nhân rộng CLB" if is_project else "Ngân sách tỉnh"),
            )
        ]
        if random.random() < 0.4:
            lines.append(
                CapitalLine(AccountKind.SOCIALISED, random.randint(2, 9) * 1_000_000, giver=Who("Bà con thôn"))
            )
        if random.random() < 0.25:
            back_on = act.day + timedelta(900)
            lender = Who(random.choice(DONORS))
            lines.append(CapitalLine(AccountKind.BORROWED, 10_000_000, giver=lender, return_on=back_on))
        for at, line in enumerate(lines):
            bring_capital(
                act,
                club=books.club,
                fund_key=books.income.key,
                key=books.key("capital", at),
                happened_on=act.day,
                line=line,
            )
    donor = Donor(who=Who(random.choice(DONORS)))
    cash = Cash(amount_vnd=random.randint(5, 15) * 100_000)
    give_cash(act, club=books.club, key=books.key("start"), happened_on=act.day, donor=donor, cash=cash)


def _at(books: _Books, meeting: Meeting) -> None:
    """One meeting: collected, lent, given, spent, counted; every third month the books are closed."""
    act, random = act_on(meeting.held_on), books.plan.random("books", meeting.held_on)
    _collect(books, act, meeting, random)
    if books.income is not None:
        _lend(books, act, meeting, random)
    if random.random() < 0.12:
        donor = Donor(who=Who(random.choice(DONORS)))
        cash = Cash(amount_vnd=random.choice((100, 200, 300, 500)) * 1_000)
        give_cash(
            act, club=books.club, key=books.key("gift", meeting.held_on), happened_on=act.day, donor=donor, cash=cash,
            slip=Slip(meeting),
        )  # fmt: skip
    _spend(books, act, meeting, random)
    if not meeting.held_on.month % COUNTS_EACH:
        _count(books, act, meeting)


def _collect(books: _Books, act: Act, meeting: Meeting, random: Random) -> None:
    """Nearly everybody pays what is due; who borrowed pays late now and then."""
    taken: list[Taken] = []
    has_fees = "project" in books.plan.ways or not meeting.held_on.month % FEES_EACH
    for member, dues in sorted(dues_of_club(books.club.pk, meeting.held_on).items()):
        for due in dues:
            amounts = {part.code: part.due_vnd for part in due.parts if part.due_vnd}
            if due.collector != "loan" and not has_fees:
                continue
            if amounts and random.random() < (0.93 if due.collector == "loan" else 0.88):
                taken.append(Taken(member, due.collector, due.ref, amounts))
    if taken:
        collect(act, meeting=meeting, key=books.key("collect", meeting.held_on), taken=taken)


def _lend(books: _Books, act: Act, meeting: Meeting, random: Random) -> None:
    """As many loans as the box allows, two at most; whoever asks when it is empty waits."""
    assert books.income is not None
    cash = balances_of(books.income.pk, kinds=[AccountKind.CASH]).get(AccountKind.CASH, 0)
    can, wanted = cash // LOAN_VND, random.choice((0, 0, 1, 1, 2))
    if not wanted:
        return
    for at, member in enumerate(_borrowers(books, act.day, random, wanted)):
        key = books.key("loan", meeting.held_on, at)
        asked = loans.Asked(
            membership_id=member.pk,
            amount_vnd=LOAN_VND,
            term_months=random.choice((6, 12, 12, 12)),
            method=Method.INTEREST_ONLY,
            purpose=random.choice(list(Purpose)),
            priority=random.choice(list(Priority)),
            asked_on=act.day,
            needed_since=act.day,
            words=random.choice(BORROWED_FOR),
        )
        request = loans.ask(act, club=books.club, key=uuid5(key, "ask"), asked=asked)
        loans.vet(act, request=request, key=uuid5(key, "vet"), meeting=meeting)
        request.refresh_from_db()
        if at >= can:
            continue
        yes = loans.Answer(
            LoanState.APPROVED, act.day, number=f"{act.day.month:02}/BB-BCN", guarantor_name=INVENTED_HEIR
        )
        loans.answer(act, request=request, key=uuid5(key, "answer"), answer=yes)
        request.refresh_from_db()
        paid_out = loans.PaidOut(
            books.income.key, act.day, guarantor_name=INVENTED_HEIR, guarantor_relation="người nhà", meeting=meeting
        )
        loans.disburse(act, request=request, key=uuid5(key, "out"), paid_out=paid_out)


INVENTED_HEIR = "Người nhà của bác"


def _borrowers(books: _Books, day: date, random: Random, wanted: int) -> Sequence[Membership]:
    """Members who owe nothing and ask for nothing now."""
    free = (
        Membership.objects.filter(club=books.club, valid_from__lte=day, valid_to=None)
        .exclude(loans__settled_on=None, loans__isnull=False)
        .exclude(loan_requests__state__in=["requested", "vetted", "waiting", "approved"])
        .select_related("person")
        .order_by("number")
    )
    rows = list(free)
    return random.sample(rows, min(wanted, len(rows)))


def _spend(books: _Books, act: Act, meeting: Meeting, random: Random) -> None:
    held = balances_of(books.operating.pk, kinds=[AccountKind.CASH]).get(AccountKind.CASH, 0)
    for at, (purpose, words, least, most, chance) in enumerate(SPENT_ON):
        amount_vnd = random.randint(least, most) * 10_000
        if random.random() < chance and amount_vnd <= held:
            held -= amount_vnd
            spend(
                act,
                club=books.club,
                fund_key=books.operating.key,
                key=books.key("spent", meeting.held_on, at),
                happened_on=act.day,
                money=Money(AccountKind(purpose), amount_vnd, words),
                slip=Slip(meeting),
            )


def _count(books: _Books, act: Act, meeting: Meeting) -> None:
    """The box agrees with the book; every third month accountant and treasurer close what is past."""
    held = sum(funds.get(AccountKind.CASH, 0) for funds in balances_of_club(books.club.pk).values())
    said = Counting(act.day, held, books.treasurer, books.accountant, pieces=_pieces(held), seen_vnd=held)
    count_cash(act, club=books.club, key=books.key("count", meeting.held_on), said=said, meeting=meeting)
    before = Month.of(act.day).previous
    if before.month % CLOSES_EACH or before.first < books.operating.opened_on:
        return
    if Closing.objects.filter(club=books.club, through_on=before.last).exists():
        return
    for signs, name in ((Signs.ACCOUNTS, books.accountant), (Signs.CASH, books.treasurer)):
        confirming = Confirming(before.last, signs, signed_on_paper_by=name)
        confirm_closing(act, club=books.club, key=books.key("close", before, signs), said=confirming)


def _pieces(amount_vnd: int) -> tuple[int, ...]:
    """The notes of a sum, the largest first; a sum that no notes make is told by its total alone."""
    pieces = []
    for worth in DENOMINATIONS:
        many, amount_vnd = divmod(amount_vnd, worth)
        pieces.append(many)
    return () if amount_vnd else tuple(pieces)
