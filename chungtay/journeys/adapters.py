"""Papers of the journeys: `decision.docx`, a Word file with names in braces that docxtpl fills, and the minutes of a
handover, a PDF to be signed."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate

from chungtay.clubs.rules import Post
from chungtay.clubs.words import POSTS
from chungtay.funds.rules import SIDE, AccountKind, Side
from chungtay.funds.rules.counts import DENOMINATIONS
from chungtay.funds.words import ACCOUNT
from chungtay.journeys.queries import handover as queries
from chungtay.journeys.rules import GiverIs, HandoverState, HandoverStep
from chungtay.journeys.words import handover as words
from chungtay.kernel.money import dong, in_words
from chungtay.meetings.queries.papers import body_above, signers
from chungtay.web.print import render_pdf

if TYPE_CHECKING:
    from chungtay.journeys.models import Handover

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEMPLATES = Path(__file__).resolve().parent / "templates" / "journeys"


def word_paper(template: str, data: Mapping[str, Any]) -> bytes:
    """The template filled; values are text, never markup, so a name with `<` or `&` stands as it is."""
    paper = DocxTemplate(_TEMPLATES / f"{template}.docx")
    paper.render(dict(data), autoescape=True)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def handover_paper(handover: "Handover", link: str) -> bytes:
    """The minutes of a handover: who gives and receives, the books, the cash by notes, debts, papers, signatures."""
    post = str(POSTS[Post(handover.seat.post)])
    stands = {stand.step: stand for stand in queries.stands_of(handover)}
    data = {
        "above": body_above(handover.club),
        "club": handover.club.name,
        "title": words.TITLE,
        "about": post,
        "is_done": handover.state == HandoverState.DONE,
        "facts": _facts(handover, post),
        "funds": [_fund(name, balances) for name, balances in queries.balances_shown(handover.club)],
        "cash": _cash(handover),
        "loans": [
            [str(row.number), row.name, dong(row.outstanding_vnd), row.confirmed.words if row.confirmed else "chưa"]
            for row in queries.open_loans(handover)
        ],
        "capital": [
            [row.giver, str(ACCOUNT[AccountKind(row.origin)]), dong(row.left_vnd), _day(row.return_on)]
            for row in queries.to_return(handover.club_id)
        ],
        "things": [
            [str(thing.number), thing.facts.name, str(thing.left)] for thing in queries.things_of_giver(handover)
        ],
        "said": [
            [str(words.STEP[step]), check.words if (check := stands[step].check) else "chưa xác nhận"]
            for step in (HandoverStep.PHONE, HandoverStep.BANK, HandoverStep.THINGS)
            if step in stands
        ],
        "has_money": HandoverStep.CASH in stands,
        "signers": _signers(handover),
    }
    where = f"{handover.club.name} · {words.TITLE} {handover.handed_on:%d/%m/%Y}"
    return render_pdf("journeys/handover.typ", data, where=where, link=link)


def _facts(handover: "Handover", post: str) -> list[list[str]]:
    giver = handover.seat.person.full_name
    if handover.giver_is != GiverIs.PRESENT:
        giver = f"{giver} ({str(words.GIVER[GiverIs(handover.giver_is)]).lower()}); đứng thay: {handover.stand_ins}"
    return [
        ["Ngày bàn giao", f"{handover.handed_on:%d/%m/%Y}"],
        ["Chức vụ", post],
        ["Người giao", giver],
        ["Người nhận", handover.receiver.person.full_name],
    ]


def _fund(name: str, balances: Mapping[AccountKind, int]) -> list[str]:
    has = {kind: balances.get(kind, 0) for kind, side in SIDE.items() if side is Side.HAS}
    shown = [has[kind] for kind in (AccountKind.CASH, AccountKind.BANK, AccountKind.LENT, AccountKind.SHORTAGE)]
    return [name, *(dong(amount) for amount in shown), dong(sum(has.values()))]


def _cash(handover: "Handover") -> dict[str, Any]:
    count = queries.count_of_day(handover)
    if count is None:
        return {"lines": [], "total": "", "in_words": "", "told": "", "none": "Chưa kiểm tiền mặt."}
    pieces = count.pieces or []
    lines = [
        [dong(worth), str(many), dong(worth * many)] for worth, many in zip(DENOMINATIONS, pieces, strict=False) if many
    ]
    told = "Khớp với sổ." if count.counted_vnd == count.book_vnd else f"Sổ {dong(count.book_vnd)}; {count.explanation}"
    return {"lines": lines, "total": dong(count.counted_vnd), "in_words": in_words(count.counted_vnd), "told": told,
            "none": "Không ghi từng loại tờ."}  # fmt: skip


def _day(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else "chưa hẹn"


def _signers(handover: "Handover") -> list[dict[str, str]]:
    chair = next((each.name for each in signers(handover.club_id, handover.handed_on)[1:]), "")
    gives = handover.seat.person.full_name if handover.giver_is == GiverIs.PRESENT else handover.stand_ins
    return [
        {"title": "Người giao", "name": gives},
        {"title": "Người nhận", "name": handover.receiver.person.full_name},
        {"title": "Chủ nhiệm", "name": chair},
        {"title": "Hội NCT xã", "name": ""},
    ]
