"""What a club's books opened with: typed sums per fund, what was entered singly, and both sides added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch

from chungtay.funds.models import Entry, Fund, Posting
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.rules import SIDE, AccountKind, EntryKind, Side, line_key
from chungtay.funds.rules.openings import HELD_AT_OPENING, ORIGINS_AT_OPENING


@dataclass
class Opened:
    """A fund's opening balances that stand: in all by account, and of them what the guided page wrote."""

    fund: Fund
    typed: Entry | None = None
    typed_count: int = 0  # how often the page was sent, reversed ones too
    singly: list[Entry] = field(default_factory=list)
    balances: dict[AccountKind, int] = field(default_factory=dict)  # positive in the direction each grows
    typed_balances: dict[AccountKind, int] = field(default_factory=dict)

    @property
    def has(self) -> Mapping[AccountKind, int]:
        return self._side(Side.HAS)

    @property
    def owes(self) -> Mapping[AccountKind, int]:
        return self._side(Side.OWES)

    @property
    def capital(self) -> Mapping[AccountKind, int]:
        return self._side(Side.CAPITAL)

    @property
    def unknown_singly_vnd(self) -> int:
        """Capital of unknown origin behind what was entered singly."""
        unknown = AccountKind.UNKNOWN_ORIGIN
        return self.balances.get(unknown, 0) - self.typed_balances.get(unknown, 0)

    @property
    def initial(self) -> dict[AccountKind, int]:
        """What the page shows as typed."""
        return {kind: self.typed_balances.get(kind, 0) for kind in (*HELD_AT_OPENING, *ORIGINS_AT_OPENING)}

    def _side(self, side: Side) -> Mapping[AccountKind, int]:
        return {kind: self.balances[kind] for kind in SIDE if SIDE[kind] is side and self.balances.get(kind)}


def openings_of(club_id: int) -> list[Opened]:
    """What each of a club's funds opened with. Three queries."""
    found = {fund.pk: Opened(fund) for fund in funds_of(club_id)}
    postings = Posting.objects.select_related("debit", "credit").order_by("pk")
    entries: list[Entry] = list(
        Entry.objects.filter(fund__in=list(found), kind=EntryKind.OPENING)
        .prefetch_related(Prefetch("postings", queryset=postings))
        .order_by("pk")
    )
    turned = {entry.reverses_id for entry in entries if entry.reverses_id}
    for opened in found.values():
        own = [entry for entry in entries if entry.fund_id == opened.fund.pk and entry.reverses_id is None]
        _fill(opened, own, turned)
    return list(found.values())


def _fill(opened: Opened, own: Sequence[Entry], turned: set[int]) -> None:
    typed = _typed(opened.fund, own)
    opened.typed_count = len(typed)
    for entry in own:
        if entry.pk in turned:
            continue
        _add(opened.balances, entry)
        if entry.pk in typed:
            opened.typed = entry
            _add(opened.typed_balances, entry)
        else:
            opened.singly.append(entry)


def _typed(fund: Fund, own: Sequence[Entry]) -> set[int]:
    """Which entries the guided page wrote: their keys follow from the fund's."""
    by_key, number, found = {entry.key: entry.pk for entry in own}, 0, set()
    while (key := line_key(fund.key, f"opening {number}")) in by_key:
        found.add(by_key[key])
        number += 1
    return found


def _add(balances: dict[AccountKind, int], entry: Entry) -> None:
    for posting in entry.postings.all():
        for kind, sign in ((AccountKind(posting.debit.kind), 1), (AccountKind(posting.credit.kind), -1)):
            grows = sign if SIDE[kind] in (Side.HAS, Side.OUT) else -sign
            balances[kind] = balances.get(kind, 0) + grows * posting.amount_vnd
