"""A year of a whole club's books against one written with a pencil, table by table, as the guide shows them."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chungtay.funds.adapters.books import came_rows, from_rows, held_rows, wall_told, went_rows
from chungtay.funds.models import Capital, InterestDivision
from chungtay.funds.queries.capital import open_interest
from chungtay.funds.queries.closings import closings_of
from chungtay.funds.queries.counts import counts_of, shortages_of, standing_of
from chungtay.funds.queries.fees import fees_of_year
from chungtay.funds.queries.gifts import gifts_of, goods_of
from chungtay.funds.queries.ledger import Book, book_of, trial_of
from chungtay.funds.queries.statements import Statement, statements_of_club
from chungtay.funds.rules import AccountKind, Side
from chungtay.funds.words import VOUCHER_SHORT
from chungtay.funds.words.money import gift_in_words
from chungtay.kernel.money import group_digits
from chungtay.loans.queries.book import book_of_year
from chungtay.loans.queries.facts import standings_of
from chungtay.loans.tests import worked_year_tables as pencil
from chungtay.loans.tests.worked_year import HUNG, LUA, ON, PAID, YEAR, Kept, keep_the_year, on

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "huong-dan" / "mot-nam-so-sach.md"
NAMES = (LUA, ON, HUNG)
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
MONTHS = range(1, 13)
HAND_WRITTEN = 2  # the column of the cash books in which the guide uses its own words

Rows = list[list[str]]


def tables() -> dict[str, str]:
    return {name: text.strip() for name, text in vars(pencil).items() if name.isupper()}


def rows_of(text: str) -> Rows:
    """The rows of a table of the guide below its head, bold or not."""
    lines = [line.replace("**", "").strip() for line in text.strip().splitlines()[2:]]
    return [[cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")] for line in lines]


def test_the_guide_shows_the_tables_of_the_test_word_for_word() -> None:
    guide = GUIDE.read_text()
    assert not [name for name, table in tables().items() if table not in guide]


@pytest.mark.django_db
def test_the_books_of_a_year_say_what_the_pencil_says() -> None:
    kept = keep_the_year()
    income, operating = statements_of_club(kept.club.pk, FIRST, LAST)
    said: Mapping[str, Rows] = {
        "INCOME_BOOK": cash_book(kept.income.pk, AccountKind.CASH),
        "OPERATING_BOOK": cash_book(kept.operating.pk, AccountKind.CASH),
        "BANK_BOOK": cash_book(kept.income.pk, AccountKind.BANK),
        "COUNTS": list(counts(kept)),
        "INTEREST": interest(kept),
        "PRINCIPAL": principal(kept),
        "LATE": list(late(kept)),
        "GIFTS": gifts(kept),
        "STORE": [[f"{each.name} ({each.unit})", *map(plain, (each.came, each.went, each.left))] for each in
                  goods_of(kept.club.pk)],
        "INCOME_YEAR": year_of(income),
        "OPERATING_YEAR": year_of(operating),
        "HELD": held(income),
        "DIVISION": division(),
    }  # fmt: skip
    for name, table in tables().items():
        assert said[name] == without_words(name, rows_of(table)), name
    _check_the_rest(kept)


def _check_the_rest(kept: Kept) -> None:
    """What the guide tells in words: fees, capital, closings, nothing missing, both sides of the trial balance."""
    fees = fees_of_year(kept.club.pk, YEAR)
    assert {(each.paid_vnd, each.open_vnd) for each in fees} == {(60_000, 0)}
    assert sum(each.paid_vnd for each in fees) == 50 * 60_000 == 3_000_000
    assert sorted(Capital.objects.values_list("origin", "amount_vnd")) == [
        ("capitalised", 428_000),
        ("grant", 10_000_000),
    ]
    assert open_interest(kept.income.pk) == 0
    closed = [(each.through_on.month, each.accountant_name, each.treasurer_name) for each in closings_of(kept.club.pk)]
    assert closed == [(month, "Lê Thị Thảo", "Phạm Văn Bình") for month in reversed(MONTHS)]
    assert not shortages_of(kept.club.pk)
    for fund, total_vnd in ((kept.income, 17_118_000), (kept.operating, 5_142_000)):
        totals = trial_of(kept.club.pk, LAST, fund_id=fund.pk).totals
        assert totals["debit_vnd"] == totals["credit_vnd"] == total_vnd
    told = " ".join(wall_told(kept.club, statements_of_club(kept.club.pk, FIRST, LAST), LAST))
    assert all(each in told for each in ("2 người", "4.000.000 đ", "2.048.000 đ", "13.990.000 đ"))


def without_words(name: str, rows: Rows) -> Rows:
    """The cash books without the guide's own words; a sum is known by its empty day."""
    if not name.endswith("_BOOK"):
        return rows
    return [[*row[:HAND_WRITTEN], *row[HAND_WRITTEN + 1 :]] for row in rows]


# --- the books, asked of the queries ----------------------------------------------------------------------------------


def vnd(amount_vnd: int) -> str:
    """As a pencil leaves a cell empty where nothing moved."""
    return group_digits(amount_vnd) if amount_vnd else ""


def plain(quantity: Any) -> str:
    return f"{quantity.normalize():f}"


def cash_book(fund_id: int, account: AccountKind) -> Rows:
    """Month by month with the balance carried on, then the year."""
    rows: Rows = []
    carried_vnd = 0
    for month in MONTHS:
        book = book_of(fund_id, on(month, 1), on(month, calendar.monthrange(YEAR, month)[1]), account)
        assert book.brought_vnd == carried_vnd, "a month begins with what the month before ended with"
        carried_vnd = book.carried_vnd
        rows += lines_of(book)
        if account is AccountKind.CASH:
            rows.append(sums_of(book))
    return [*rows, sums_of(book_of(fund_id, FIRST, LAST, account))]


def lines_of(book: Book) -> Rows:
    return [
        [
            f"{line.happened_on:%d/%m}",
            f"{VOUCHER_SHORT[line.kind]} {line.number}" if line.kind else "",
            vnd(line.came_vnd),
            vnd(line.went_vnd),
            vnd(line.balance_vnd),
        ]
        for line in book.lines
    ]


def sums_of(book: Book) -> list[str]:
    return ["", "", vnd(book.came_vnd), vnd(book.went_vnd), vnd(book.carried_vnd)]


def counts(kept: Kept) -> Iterator[list[str]]:
    """Each count beside both books; what was owed since the evening of the count is not in the book it was laid to."""
    for count in reversed(list(counts_of(kept.club.pk))):
        day, at = count.counted_on, standing_of(count)
        books = [book_of(fund.pk, FIRST, day).carried_vnd for fund in (kept.income, kept.operating)]
        books[1] -= at.settled_vnd
        assert at.is_settled
        assert sum(books) == count.book_vnd
        told = f"thiếu {group_digits(-at.difference_vnd)}" if at.difference_vnd else "khớp"
        yield [f"{day:%d/%m}", *map(vnd, books), vnd(count.book_vnd), vnd(count.counted_vnd), told]


def interest(kept: Kept) -> Rows:
    book = book_of_year(kept.club.pk, YEAR)
    columns = [line.interest_vnd for line in book.lines] + [book.interest_vnd]
    rows = [[str(month), *(vnd(column[month - 1]) for column in columns)] for month in MONTHS if columns[-1][month - 1]]
    return [*rows, ["Cộng", *(vnd(sum(column)) for column in columns)]]


def principal(kept: Kept) -> Rows:
    book = book_of_year(kept.club.pk, YEAR)
    assert tuple(line.loan.membership.person.full_name for line in book.lines) == NAMES
    return [
        ["Vay trong năm", *(vnd(line.loan.amount_vnd) for line in book.lines), vnd(book.lent_vnd)],
        ["Gốc đã trả", *(vnd(line.principal_vnd) for line in book.lines), vnd(book.principal_vnd)],
        ["Còn nợ 31/12", *(group_digits(line.left_vnd) for line in book.lines), vnd(book.left_vnd)],
    ]


def late(kept: Kept) -> Iterator[list[str]]:
    """Bà Ơn from the day her loan ends: what was called out, what she paid, how late she was that evening."""
    loan = kept.loans[ON]
    for month in (9, 10, 11, 12):
        at = standings_of([loan], on(month))[loan.pk]
        amounts = (*kept.due[month, ON], *PAID[month].get(ON, (0, 0)), at.left_vnd)
        yield [f"{on(month):%d/%m}", *map(group_digits, amounts), f"{at.days_late} ngày"]


def gifts(kept: Kept) -> Rows:
    return [
        [str(each.number), f"{each.happened_on:%d/%m}", each.donor_name, gift_in_words(each), vnd(each.amount_vnd)]
        for each in reversed(list(gifts_of(kept.club.pk)))
    ]


def year_of(statement: Statement) -> Rows:
    assert statement.is_closed
    came, went = statement.came_vnd, statement.went_vnd
    return [
        *([name, vnd(amount_vnd), ""] for name, amount_vnd in came_rows(statement)),
        *([name, "", vnd(amount_vnd)] for name, amount_vnd in went_rows(statement)),
        ["Cộng", vnd(came), vnd(went)],
        [f"Còn tiền: {vnd(came)} − {vnd(went)}", vnd(statement.closing_vnd), ""],
    ]


def held(statement: Statement) -> Rows:
    """What the fund has beside where it came from, both added up."""
    has, came = held_rows(statement.held(Side.HAS)), from_rows(statement)
    has += [("", 0)] * (len(came) - len(has))
    rows = [[*_cell(one), *_cell(other)] for one, other in zip(has, came, strict=True)]
    return [*rows, ["Cộng", _sum(has), "Cộng", _sum(came)]]


def _cell(of: tuple[str, int]) -> list[str]:
    return [of[0], vnd(of[1])]


def _sum(rows: Iterable[tuple[str, int]]) -> str:
    return vnd(sum(amount_vnd for _, amount_vnd in rows))


def division() -> Rows:
    divided = InterestDivision.objects.get()
    parts = ((divided.moved, "60% sang quỹ hoạt động"), (divided.kept, "40% nhập vốn"))
    return [[vnd(divided.amount_vnd), told, vnd(entry.postings.get().amount_vnd)] for entry, told in parts]
