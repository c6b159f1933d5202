"""Books, statements, trial balances and the wall sheet, as papers and workbooks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from chungtay.funds.adapters.vouchers import board_signers, signer
from chungtay.funds.queries.counts import last_count, standing_of
from chungtay.funds.queries.ledger import Book, Line, Trial
from chungtay.funds.queries.papers import names_of_posts
from chungtay.funds.queries.statements import MONEY, Statement, borrower_count_on
from chungtay.funds.rules import AccountKind, Side, VoucherKind
from chungtay.funds.words import ACCOUNT
from chungtay.funds.words import counted as counted_words
from chungtay.funds.words import papers as words
from chungtay.kernel.money import dong, group_digits, in_words
from chungtay.meetings.queries.papers import body_above
from chungtay.web.workbook import Column

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Fund

Amounts = Mapping[AccountKind, int]
Row = dict[str, Any]


def came_rows(statement: Statement) -> list[tuple[str, int]]:
    """What came in, by what it was, in words."""
    opened = [(str(words.OPENED), statement.opened_vnd)] if statement.opened_vnd else []
    return opened + [(str(words.CAME.get(kind, ACCOUNT[kind])), vnd) for kind, vnd in statement.came.items()]


def went_rows(statement: Statement) -> list[tuple[str, int]]:
    """What went out, by what it was for, in words."""
    return [(str(words.WENT.get(kind, ACCOUNT[kind])), vnd) for kind, vnd in statement.went.items()]


def held_rows(amounts: Amounts) -> list[tuple[str, int]]:
    """What stands on accounts, in words."""
    return [(str(ACCOUNT[kind]), vnd) for kind, vnd in amounts.items()]


def from_rows(statement: Statement) -> list[tuple[str, int]]:
    """Where what the fund has came from: what it owes, its capital, and what it earned less what it spent."""
    rows = held_rows(statement.held(Side.OWES)) + held_rows(statement.held(Side.CAPITAL))
    result = sum(statement.held(Side.HAS).values()) - sum(vnd for _, vnd in rows)
    return rows + ([(str(words.RESULT), result)] if result else [])


def _written(rows: Iterable[tuple[str, int]]) -> list[Row]:
    return [{"name": name, "amount": dong(vnd)} for name, vnd in rows]


def statement_paper(club: "Club", statements: Sequence[Statement], first: date, last: date) -> dict[str, Any]:
    """The data of `funds/statement.typ`."""
    return {
        "above": body_above(club),
        "club": club.name,
        "about": words.span(first, last),
        "funds": [
            {
                "name": each.fund.name,
                "opening": dong(each.opening_vnd),
                "came": dong(each.came_vnd),
                "came_lines": _written(came_rows(each)),
                "went": dong(each.went_vnd),
                "went_lines": _written(went_rows(each)),
                "closing": dong(each.closing_vnd),
                "closing_lines": _written(
                    held_rows({kind: each.closing[kind] for kind in MONEY if each.closing.get(kind)})
                ),
                "has": _written(held_rows(each.held(Side.HAS))),
                "from": _written(from_rows(each)),
            }
            for each in statements
        ],
        "signers": board_signers(names_of_posts(club.pk, last)),
    }


def book_paper(fund: "Fund", book: Book) -> dict[str, Any]:
    """The data of `funds/book.typ`: each line with the sums so far, so that pages can carry them."""
    came = went = 0
    lines = []
    for line in book.lines:
        came, went = came + line.came_vnd, went + line.went_vnd
        lines.append(
            {
                "day": f"{line.happened_on:%d/%m/%Y}",
                "receipt": _number_under(line, VoucherKind.RECEIPT),
                "payment": _number_under(line, VoucherKind.PAYMENT),
                "words": f"{line.words} ({line.party})" if line.party else line.words,
                "came": group_digits(line.came_vnd) if line.came_vnd else "",
                "went": group_digits(line.went_vnd) if line.went_vnd else "",
                "balance": group_digits(line.balance_vnd),
                "came_so_far": group_digits(came),
                "went_so_far": group_digits(went),
            }
        )
    return {
        "title": str(counted_words.BOOK[book.account]),
        "about": f"{fund.name}, {words.span(book.first, book.last)}",
        "brought": group_digits(book.brought_vnd),
        "lines": lines,
        "in_words": in_words(book.carried_vnd),
        "signers": board_signers(names_of_posts(fund.club_id, book.last)),
    }


def _number_under(line: Line, kind: VoucherKind) -> str:
    if line.kind is not kind:
        return ""
    return f"{line.number}" + (f" ({line.booklet_number})" if line.booklet_number else "")


BOOK_COLUMNS = (
    Column("Ngày", 12),
    Column("Số phiếu", 14),
    Column("Số quyển", 12),
    Column("Nội dung", 50),
    Column("Người nộp, nhận", 26),
    Column("Thu", 16, "#,##0"),
    Column("Chi", 16, "#,##0"),
    Column("Tồn", 16, "#,##0"),
)


def book_rows(book: Book) -> list[list[Any]]:
    """The book as rows of a workbook, from what was brought forward to what is carried on."""
    rows: list[list[Any]] = [[book.first, "", "", "Số dư đầu kỳ", "", None, None, book.brought_vnd]]
    for line in book.lines:
        number = words.number_of(line.kind, line.number, line.year) if line.kind else ""
        rows.append(
            [
                line.happened_on,
                number,
                line.booklet_number,
                line.words,
                line.party,
                line.came_vnd or None,
                line.went_vnd or None,
                line.balance_vnd,
            ]
        )
    return [*rows, [book.last, "", "", "Cộng cả kỳ, tồn cuối kỳ", "", book.came_vnd, book.went_vnd, book.carried_vnd]]


STATEMENT_COLUMNS = (Column("Quỹ", 26), Column("Mục", 30), Column("Nội dung", 36), Column("Số tiền (đ)", 18, "#,##0"))


def statement_rows(statements: Iterable[Statement]) -> list[list[Any]]:
    """Statements as rows of a workbook."""
    rows: list[list[Any]] = []
    for each in statements:
        name = each.fund.name
        rows.append([name, "Tiền có đầu kỳ", "", each.opening_vnd])
        rows += [[name, "Thu", what, vnd] for what, vnd in came_rows(each)]
        rows.append([name, "Cộng thu", "", each.came_vnd])
        rows += [[name, "Chi", what, vnd] for what, vnd in went_rows(each)]
        rows.append([name, "Cộng chi", "", each.went_vnd])
        rows.append([name, "Tiền có cuối kỳ", "", each.closing_vnd])
    return rows


TRIAL_COLUMNS = (
    Column("Tài khoản", 40),
    *(Column(head, 18, "#,##0") for head in ("Cộng Nợ", "Cộng Có", "Dư Nợ", "Dư Có")),
)


def trial_rows(trial: Trial) -> list[list[Any]]:
    """A trial balance as rows of a workbook."""
    rows: list[list[Any]] = [
        [str(ACCOUNT[line.kind]), line.debited_vnd, line.credited_vnd, line.debit_vnd, line.credit_vnd]
        for line in trial.lines
    ]
    return [*rows, ["Cộng", *trial.totals.values()]]


def trial_paper(club: "Club", whose: str, trial: Trial) -> dict[str, Any]:
    """The data of `funds/trial.typ`."""
    totals = [group_digits(vnd) for vnd in trial.totals.values()]
    return {
        "about": f"{whose}, đến hết ngày {trial.on:%d/%m/%Y}",
        "lines": [
            {
                "name": str(ACCOUNT[line.kind]),
                "debited": group_digits(line.debited_vnd),
                "credited": group_digits(line.credited_vnd),
                "debit": group_digits(line.debit_vnd) if line.debit_vnd else "",
                "credit": group_digits(line.credit_vnd) if line.credit_vnd else "",
            }
            for line in trial.lines
        ],
        **dict(zip(("debited", "credited", "debit", "credit"), totals, strict=True)),
        "told": str(counted_words.BALANCED if trial.is_balanced else counted_words.NOT_BALANCED),
        "signers": board_signers(names_of_posts(club.pk, trial.on)),
    }


def wall_paper(club: "Club", statements: Sequence[Statement], period: str, last: date) -> dict[str, Any]:
    """The data of `funds/wall.typ`: sums and no names of who owes."""
    came, went = _added(map(came_rows, statements)), _added(map(went_rows, statements))
    names = names_of_posts(club.pk, last)
    return {
        "club": club.name,
        "period": period,
        "funds": [
            {
                "name": each.fund.name,
                "opening": group_digits(each.opening_vnd),
                "came": group_digits(each.came_vnd),
                "went": group_digits(each.went_vnd),
                "closing": group_digits(each.closing_vnd),
            }
            for each in statements
        ],
        **{
            name: group_digits(sum(getattr(each, f"{name}_vnd") for each in statements))
            for name in ("opening", "came", "went", "closing")
        },
        "came_lines": _written(came.items()),
        "went_lines": _written(went.items()),
        "told": wall_told(club, statements, last),
        "signers": [*board_signers(names), signer(words.MEMBERS)],
    }


def _added(tables: Iterable[list[tuple[str, int]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for rows in tables:
        for name, vnd in rows:
            found[name] = found.get(name, 0) + vnd
    return {name: vnd for name, vnd in found.items() if vnd}


def wall_told(club: "Club", statements: Sequence[Statement], last: date) -> list[str]:
    """What stands below the tables: lent, in the bank, owed by the club, missing, and the last count of the span."""

    def whole(kind: AccountKind) -> int:
        return sum(each.closing.get(kind, 0) for each in statements)

    said = counted_words.WALL
    borrowers = borrower_count_on(club.pk, last)
    told = [str(said[kind]).format(amount=dong(whole(kind)), count=borrowers) for kind in said if whole(kind)]
    count = last_count(club.pk, last)
    if count is None:
        return [*told, str(counted_words.WALL_NOT_COUNTED)]
    standing = standing_of(count)
    sentence = counted_words.WALL_COUNTED_SETTLED if standing.is_settled else counted_words.WALL_COUNTED
    if not standing.difference_vnd:
        sentence = counted_words.WALL_COUNTED
    return [
        *told,
        str(sentence).format(
            day=f"{count.counted_on:%d/%m/%Y}",
            amount=dong(count.counted_vnd),
            difference=counted_words.against_the_book(standing.difference_vnd),
        ),
    ]
