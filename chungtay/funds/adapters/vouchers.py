"""A voucher with the list that payers sign, and a count of the box, as papers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chungtay.clubs.rules import Post
from chungtay.funds.queries.counts import box_of, outcomes_of, standing_of
from chungtay.funds.queries.ledger import Line, funds_of
from chungtay.funds.queries.papers import names_of_posts
from chungtay.funds.queries.vouchers import Collection, EntryOf, amounts_of, collection_of, entries_of
from chungtay.funds.rules import AccountKind, VoucherKind
from chungtay.funds.rules.counts import DENOMINATIONS, OutcomeKind
from chungtay.funds.words import VOUCHER
from chungtay.funds.words import counted as counted_words
from chungtay.funds.words import papers as words
from chungtay.kernel.money import dong, group_digits, in_words
from chungtay.meetings.queries.papers import body_above

if TYPE_CHECKING:
    from chungtay.funds.models import CashCount, Voucher

Signer = dict[str, str]


def number_of(voucher: "Voucher") -> str:
    """`PT 12/2026`."""
    return words.number_of(VoucherKind(voucher.kind), voucher.number, voucher.year)


def number_of_line(line: Line) -> str:
    """`PT 12/2026`; an entry without a voucher has none."""
    return words.number_of(line.kind, line.number, line.year) if line.kind else ""


def signer(title: str, name: str = "") -> Signer:
    return {"title": title, "name": name}


def board_signers(names: Mapping[Post, str]) -> list[Signer]:
    """Treasurer, accountant and chair, as most papers of money are signed."""
    return [
        signer(words.TREASURER, names.get(Post.TREASURER, "")),
        signer(words.ACCOUNTANT, names.get(Post.ACCOUNTANT, "")),
        signer(words.CHAIR, names.get(Post.CHAIR, "")),
    ]


def voucher_paper(voucher: "Voucher") -> dict[str, Any]:
    """The data of `funds/voucher.typ`."""
    kind, entries = VoucherKind(voucher.kind), entries_of(voucher)
    names = names_of_posts(voucher.club_id, voucher.made_on)
    amount_vnd = amounts_of([voucher]).get(voucher.pk, 0)
    collection = collection_of(voucher.meeting) if voucher.is_collection and voucher.meeting else None
    party = words.PAYERS if voucher.is_collection else voucher.party
    return {
        "club": voucher.club.name,
        "address": body_above(voucher.club),
        "title": str(VOUCHER[kind]),
        "number": number_of(voucher),
        "booklet": voucher.booklet_number,
        "provisional": voucher.provisional,
        "day": words.day_in_full(voucher.made_on),
        "party_name": words.PARTY[kind],
        "party": party or words.DOTS,
        "words": voucher.words,
        "fund": voucher.fund.name,
        "amount": dong(amount_vnd),
        "in_words": in_words(amount_vnd),
        "attached": words.LIST_ATTACHED.format(count=len(collection.payers)) if collection else "",
        "turned": _turned(entries) if not voucher.is_collection else "",
        "second_copy": words.SECOND_COPY[kind],
        "signers": [
            signer(words.CHAIR, names.get(Post.CHAIR, "")),
            signer(words.ACCOUNTANT, names.get(Post.ACCOUNTANT, "")),
            signer(words.TREASURER, names.get(Post.TREASURER, "")),
            signer(words.WRITER),
            signer(words.PAYS[kind], "" if voucher.is_collection else voucher.party),
        ],
        "collection": _collection(collection, voucher, names) if collection else None,
    }


def _turned(entries: Sequence[EntryOf]) -> str:
    """What a voucher reverses, or by what it was reversed."""
    for each in entries:
        entry = each.entry
        if entry.reverses is not None and entry.reverses.voucher is not None:
            return words.REVERSES.format(number=number_of(entry.reverses.voucher), reason=entry.reason)
        turned = getattr(entry, "reversed_by", None)
        if turned is not None and turned.voucher is not None:
            return words.REVERSED_BY.format(number=number_of(turned.voucher))
    return ""


def _collection(collection: Collection, voucher: "Voucher", names: Mapping[Post, str]) -> dict[str, Any]:
    numbers = {each.fund.name: number_of(each) for each in collection.vouchers}

    def shown(amount_vnd: int) -> str:
        return group_digits(amount_vnd) if amount_vnd else ""

    return {
        "about": f"{voucher.club.name}, buổi họp ngày {voucher.made_on:%d/%m/%Y}",
        "lines": [
            {
                "number": str(payer.number or ""),
                "name": payer.name,
                "fee": shown(payer.amounts.get(AccountKind.FEE, 0)),
                "interest": shown(payer.amounts.get(AccountKind.INTEREST, 0)),
                "principal": shown(payer.amounts.get(AccountKind.LENT, 0)),
                "other": shown(payer.other_vnd),
                "total": shown(payer.total_vnd),
            }
            for payer in collection.payers
        ],
        "fee": shown(collection.column(AccountKind.FEE)),
        "interest": shown(collection.column(AccountKind.INTEREST)),
        "principal": shown(collection.column(AccountKind.LENT)),
        "other": shown(collection.other_vnd),
        "total": shown(collection.total_vnd),
        "funds": [
            {"name": name, "number": numbers.get(name, ""), "amount": dong(amount_vnd)}
            for name, amount_vnd in collection.by_fund.items()
        ],
        "in_words": in_words(collection.total_vnd),
        "signers": board_signers(names),
    }


def count_paper(count: "CashCount") -> dict[str, Any]:
    """The data of `funds/count.typ`."""
    standing, books = standing_of(count), box_of(count.club_id, count.counted_on)
    names = names_of_posts(count.club_id, count.counted_on)
    pieces = zip(DENOMINATIONS, count.pieces or [], strict=bool(count.pieces))
    funds = {fund.pk: fund.name for fund in funds_of(count.club_id)}
    return {
        "above": body_above(count.club),
        "club": count.club.name,
        "day": words.day_in_full(count.counted_on),
        "pieces": [
            {"note": dong(note), "count": group_digits(many), "worth": dong(many * note)} for note, many in pieces
        ],
        "counted": dong(count.counted_vnd),
        "in_words": in_words(count.counted_vnd),
        # funds stand singly only while they add up to what the book said when the box was counted
        "books": [{"name": funds[pk], "amount": dong(vnd)} for pk, vnd in books.items()]
        if sum(books.values()) == count.book_vnd
        else [],
        "book": dong(count.book_vnd),
        "difference": counted_words.difference(standing.difference_vnd),
        "explanation": count.explanation,
        "outcomes": [_outcome(each) for each in outcomes_of(count)],
        "open": "" if standing.is_settled else counted_words.difference(standing.open_vnd),
        "signers": [
            signer(words.COUNTED_BY, count.counted_by),
            signer(words.WITNESS, count.witnessed_by),
            signer(words.CHAIR, names.get(Post.CHAIR, "")),
        ],
    }


def _outcome(outcome: Any) -> str:
    said = counted_words.OUTCOME_LINE[OutcomeKind(outcome.kind)]
    return str(said).format(
        amount=dong(abs(outcome.amount_vnd)),
        words=outcome.words,
        name=outcome.entry.party if outcome.entry else "",
        due=f"{outcome.due_on:%d/%m/%Y}" if outcome.due_on else "",
    )
