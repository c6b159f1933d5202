"""The golden-heart book on screen and paper: writing a gift, a line with its certificate, the store."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.adapters.money import certificate_pdf, gift_book_pdf, gift_workbook
from chungtay.funds.forms import gifts as forms
from chungtay.funds.queries.gifts import (
    GiftFilter,
    get_gift,
    get_goods,
    get_goods_out,
    gift_sums,
    gift_years,
    gifts_of,
    goods_moves,
    goods_of,
)
from chungtay.funds.rules.gifts import GiftKind, quantity_words
from chungtay.funds.services.gifts import (
    Cash,
    Donor,
    Things,
    give_cash,
    give_out,
    give_things,
    strike_gift,
    strike_goods_out,
)
from chungtay.funds.views.asking import around, ask, bank_of, fund_choices, slip_of, who_of
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import money as words
from chungtay.kernel.errors import NotFound
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response
from chungtay.web.render import paginate, sorting

if TYPE_CHECKING:
    from chungtay.clubs.models import Club

ORDERS: dict[str, str | tuple[str, ...]] = {
    "so": "number",
    "ngay": ("happened_on", "number"),
    "ten": ("donor_name", "number"),
    "tien": ("amount_vnd", "number"),
}


def _chosen(request: ActRequest, club: "Club") -> tuple[forms.Filter, GiftFilter]:
    form = forms.Filter(request.GET or None, years=gift_years(club.pk))
    return form, GiftFilter(form.year, form.kind, request.GET.get("q", ""))


@needs(Action.SEE_CLUB)
@require_safe
def gift_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The golden-heart book, the latest line first; `?tai=xlsx` as a workbook."""
    club = club_for(request, club_id)
    form, chosen = _chosen(request, club)
    sort, order = sorting(request, ORDERS, "-so")
    rows = gifts_of(club.pk, chosen).order_by(*order)
    if request.GET.get("tai") == "xlsx":
        return gift_workbook(club, list(rows), request.act.day)
    listed, sums = paginate(request, rows), gift_sums(club.pk, chosen)
    return page(
        request,
        "gifts.html",
        club,
        face,
        page=listed,
        lines=[line_of(row, face, club) for row in listed],
        filters=form,
        sums=sums,
        labour_days=quantity_words(sums.labour_days),
        q=chosen.text,
        year_query=f"?nam={chosen.year}" if chosen.year else "",
        sort=sort,
        back_url=url("home", face, club),
        store_url=url("store", face, club),
    )


def line_of(row: Any, face: Face, club: "Club") -> dict[str, Any]:
    """A line of the book as lists show it."""
    return {
        "gift": row,
        "what": words.gift_in_words(row),
        "kind": words.GIFT[GiftKind(row.kind)],
        "url": url("gift", face, club, gift_key=row.key),
    }


@needs(Action.SEE_CLUB)
@require_safe
def gift(request: ActRequest, club_id: int, gift_key: UUID, face: Face) -> HttpResponse:
    """One line of the book."""
    club = club_for(request, club_id)
    found = get_gift(club.pk, gift_key)
    return page(
        request,
        "gift.html",
        club,
        face,
        **line_of(found, face, club),
        is_cash=found.kind == GiftKind.CASH,
        entry_url=url("entry", face, club, entry_key=found.entry.key) if found.entry else "",
        goods_url=url("goods", face, club, goods_key=found.goods.key) if found.goods else "",
        back_url=url("gifts", face, club),
    )


@needs(Action.SEE_CLUB)
@require_safe
def certificate(request: ActRequest, club_id: int, gift_key: UUID) -> HttpResponse:
    """The certificate of thanks, A4 across."""
    club = club_for(request, club_id)
    found = get_gift(club.pk, gift_key)
    if found.is_struck:
        raise NotFound(gift=found.number)
    link = request.build_absolute_uri(url("gift", Face.CLUB, club, gift_key=found.key))
    return pdf_response(f"giay-cam-on-{found.number}", certificate_pdf(club, found, link))


@needs(Action.SEE_CLUB)
@require_safe
def gift_book(request: ActRequest, club_id: int) -> HttpResponse:
    """The golden-heart book of a year on A4, with signature lines."""
    club = club_for(request, club_id)
    _, chosen = _chosen(request, club)
    year = chosen.year or request.act.day.year
    rows = list(gifts_of(club.pk, GiftFilter(year=year)).order_by("number"))
    link = request.build_absolute_uri(url("gifts", Face.CLUB, club))
    return pdf_response(f"so-tam-long-vang-{year}", gift_book_pdf(club, year, rows, request.act.day, link))


@needs(Action.KEEP_BOOKS)
@require_safe
def give_what(request: ActRequest, club_id: int) -> HttpResponse:
    """What was given: money, goods or work."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    hop = request.GET.get("hop", "")
    query = f"?hop={hop}" if hop else ""
    choices = [
        {"text": name, "url": reverse("funds:give_kind", args=[club.pk, kind.value]) + query}
        for kind, name in words.GIFT.items()
    ]
    return page(
        request, "choose.html", club, title=words.GIVE_WHAT, choices=choices, back_url=url("gifts", Face.CLUB, club),
        back_text=words.GIFTS,
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def give_kind(request: ActRequest, club_id: int, gift: str) -> HttpResponse:
    """A gift of one kind."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    if gift not in set(GiftKind):
        raise NotFound(gift=gift)
    kind = GiftKind(gift)
    given, meeting = around(request, club, fund_choices(club), with_banks=kind is GiftKind.CASH)
    made = {GiftKind.CASH: forms.GiveCash, GiftKind.LABOUR: forms.GiveLabour}
    form: Any = (
        forms.GiveGoods(request.POST or None, around=given, goods=[each.name for each in goods_of(club.pk)])
        if kind is GiftKind.GOODS
        else made[kind](request.POST or None, around=given)
    )

    def act(data: dict[str, Any]) -> Any:
        said = {"club": club, "key": data["key"], "happened_on": data["happened_on"]}
        donor = Donor(who_of(data["donor"]), data["address"])
        if kind is GiftKind.CASH:
            fund_key = UUID(data["fund_key"]) if data.get("fund_key") else None
            cash = Cash(data["amount_vnd"], data["use"], data["words"], bank_of(club, data), fund_key)
            return give_cash(request.act, **said, donor=donor, cash=cash, slip=slip_of(data, meeting))
        things = Things(
            kind, data["quantity"], data.get("name", ""), data.get("unit", ""), data["words"], data["worth_vnd"]
        )
        return give_things(request.act, **said, donor=donor, things=things)

    return ask(
        request, club, form, act, title=words.GIVE_TITLE % str(words.GIFT[kind]).lower(), verb=words.WRITE_GIFT,
        meeting=meeting, back=(reverse("funds:give", args=[club.pk]), words.GIVE_WHAT),
        done=lambda row: (words.GIFT_WRITTEN % row.number, url("gift", Face.CLUB, club, gift_key=row.key)),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def strike(request: ActRequest, club_id: int, gift_key: UUID) -> HttpResponse:
    """Strike a line of goods or work written by mistake."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_gift(club.pk, gift_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.Strike(request.POST or None, around=given)
    here = url("gift", Face.CLUB, club, gift_key=found.key)
    return ask(
        request, club, form, lambda data: strike_gift(request.act, gift=found, **data), title=words.STRIKE,
        verb=words.STRIKE, lead=words.STRIKE_LEAD, back=(here, words.GIFTS), done=lambda _: (words.STRUCK, here),
    )  # fmt: skip


# --- the store ----------------------------------------------------------------------------------------------------


@needs(Action.SEE_CLUB)
@require_safe
def store(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """What of the goods is left."""
    club = club_for(request, club_id)
    listed = paginate(request, goods_of(club.pk))
    lines = [
        {
            "goods": row,
            "url": url("goods", face, club, goods_key=row.key),
            **{name: f"{quantity_words(getattr(row, name))} {row.unit}" for name in ("came", "went", "left")},
        }
        for row in listed
    ]
    return page(request, "store.html", club, face, page=listed, lines=lines, back_url=url("gifts", face, club))


@needs(Action.SEE_CLUB)
@require_safe
def goods(request: ActRequest, club_id: int, goods_key: UUID, face: Face) -> HttpResponse:
    """One kind of goods: who brought it, who got it."""
    club = club_for(request, club_id)
    found = get_goods(club.pk, goods_key)
    came, went = goods_moves(found)
    return page(
        request,
        "goods.html",
        club,
        face,
        goods=found,
        left=f"{quantity_words(found.left)} {found.unit}",
        has_left=found.left > 0,
        came=[line_of(row, face, club) for row in came],
        went=[{"row": row, "quantity": f"{quantity_words(row.quantity)} {found.unit}"} for row in went],
        back_url=url("store", face, club),
    )


@needs(Action.KEEP_BOOKS)
@form_page
def hand_out(request: ActRequest, club_id: int, goods_key: UUID) -> HttpResponse:
    """Goods out of the store to somebody."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_goods(club.pk, goods_key)
    given, meeting = around(request, club, [], with_banks=False)
    form = forms.GiveOut(request.POST or None, around=given)

    def act(data: dict[str, Any]) -> Any:
        return give_out(
            request.act, goods=found, key=data["key"], happened_on=data["happened_on"], quantity=data["quantity"],
            receiver=who_of(data["receiver"]), words=data["words"],
        )  # fmt: skip

    here = url("goods", Face.CLUB, club, goods_key=found.key)
    left = f"{quantity_words(found.left)} {found.unit} {found.name}"
    return ask(
        request, club, form, act, title=words.GIVE_OUT % found.name, verb=words.WRITE_OUT, meeting=meeting,
        lead=words.LEFT_IN_STORE % left, back=(here, found.name),
        done=lambda row: (words.OUT_WRITTEN % f"{quantity_words(row.quantity)} {found.unit} {found.name}", here),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def strike_out(request: ActRequest, club_id: int, out_key: UUID) -> HttpResponse:
    """Strike a giving out written by mistake."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_goods_out(club.pk, out_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.Strike(request.POST or None, around=given)
    here = url("goods", Face.CLUB, club, goods_key=found.goods.key)
    return ask(
        request, club, form, lambda data: strike_goods_out(request.act, row=found, **data), title=words.STRIKE,
        verb=words.STRIKE, lead=words.STRIKE_LEAD, back=(here, found.goods.name), done=lambda _: (words.STRUCK, here),
    )  # fmt: skip
