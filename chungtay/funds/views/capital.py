"""Capital: the list with what must go back and when, one sum, bringing and returning; interest parted."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import projects_of
from chungtay.funds.adapters.money import capital_workbook
from chungtay.funds.forms import capital as forms
from chungtay.funds.queries.capital import (
    capital_in_order,
    divisions_of,
    get_capital,
    interest_split_on,
    interest_splits_of,
    open_interest,
    returns_of,
)
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.capital import BROUGHT, GIVEN_BACK, parts_of_interest
from chungtay.funds.services.capital import (
    CapitalLine,
    agree_return_day,
    bring_capital,
    capitalise,
    giver_of,
    open_capital,
    return_capital,
    set_interest_split,
    split_interest,
)
from chungtay.funds.views.asking import around, ask, bank_of, fund_choices, open_funds, slip_of, who_of
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import money as words
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong
from chungtay.web.menu import Face
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.clubs.models import Club

FOR_CAPITAL = (FundKind.INCOME, FundKind.OTHER, FundKind.OPERATING)


def line_of(row: Any, face: Face, club: "Club") -> dict[str, Any]:
    """A sum of capital as a list shows it."""
    return {
        "capital": row,
        "origin": words.ORIGIN[AccountKind(row.origin)],
        "giver": giver_of(row),
        "url": url("capital_line", face, club, capital_key=row.key),
    }


@needs(Action.SEE_CLUB)
@require_safe
def capital_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Every sum of capital, those to be given back first; `?tai=xlsx` as a workbook."""
    club = club_for(request, club_id)
    rows = capital_in_order(club.pk)
    if request.GET.get("tai") == "xlsx":
        return capital_workbook(club, list(rows), request.act.day)
    found, today = list(rows), request.act.day
    owed = [row for row in found if row.return_on and row.left_vnd]
    listed = paginate(request, [row for row in found if row not in owed])
    return page(
        request,
        "capital.html",
        club,
        face,
        owed=[{**line_of(row, face, club), "is_late": row.return_on < today} for row in owed],
        lines=[line_of(row, face, club) for row in listed],
        page=listed,
        owed_vnd=sum(row.left_vnd for row in owed),
        by_origin=_by_origin(found),
        back_url=url("home", face, club),
    )


def _by_origin(found: list[Any]) -> list[dict[str, Any]]:
    sums: dict[str, int] = {}
    for row in found:
        sums[row.origin] = sums.get(row.origin, 0) + row.left_vnd
    return [{"name": name, "amount_vnd": sums[kind]} for kind, name in words.ORIGIN.items() if sums.get(kind)]


@needs(Action.SEE_CLUB)
@require_safe
def line(request: ActRequest, club_id: int, capital_key: UUID, face: Face) -> HttpResponse:
    """One sum of capital from its coming to its return."""
    club = club_for(request, club_id)
    found = get_capital(club.pk, capital_key)
    return page(
        request,
        "capital_line.html",
        club,
        face,
        **line_of(found, face, club),
        is_late=bool(found.return_on and found.left_vnd and found.return_on < request.act.day),
        goes_back=found.origin in GIVEN_BACK and found.left_vnd > 0,
        returns=[{"row": row, "url": url("entry", face, club, entry_key=row.entry.key)} for row in returns_of(found)],
        entry_url=url("entry", face, club, entry_key=found.entry.key),
        back_url=url("capital", face, club),
    )


@needs(Action.KEEP_BOOKS)
@require_safe
def bring_what(request: ActRequest, club_id: int) -> HttpResponse:
    """Where capital comes from."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    hop = request.GET.get("hop", "")
    query = f"?hop={hop}" if hop else ""
    choices = [
        {"text": words.ORIGIN[kind], "url": reverse("funds:bring_from", args=[club.pk, kind.value]) + query}
        for kind in BROUGHT
    ]
    return page(
        request, "choose.html", club, title=words.BRING_WHAT, choices=choices, back_url=url("capital", Face.CLUB, club),
        back_text=words.CAPITAL,
    )  # fmt: skip


def _origin(account: str) -> AccountKind:
    if account not in BROUGHT:
        raise NotFound(account=account)
    return AccountKind(account)


def _line(data: dict[str, Any], origin: AccountKind) -> CapitalLine:
    return CapitalLine(
        origin, data["amount_vnd"], who_of(data["giver"]), data.get("project_id"), data.get("return_on"), data["words"]
    )


@needs(Action.KEEP_BOOKS)
@form_page
def bring_from(request: ActRequest, club_id: int, account: str) -> HttpResponse:
    """Capital that came in from one origin."""
    club, origin = club_for(request, club_id, Action.KEEP_BOOKS), _origin(account)
    given, meeting = around(request, club, fund_choices(club, FOR_CAPITAL))
    form = forms.Bring(request.POST or None, around=given, origin=origin, projects=_projects(club))

    def act(data: dict[str, Any]) -> Any:
        return bring_capital(
            request.act, club=club, fund_key=UUID(data["fund_key"]), key=data["key"], happened_on=data["happened_on"],
            line=_line(data, origin), bank=bank_of(club, data), slip=slip_of(data, meeting),
        )  # fmt: skip

    return ask(
        request, club, form, act, title=words.ORIGIN[origin], verb=words.WRITE_RECEIPT, meeting=meeting,
        back=(reverse("funds:bring", args=[club.pk]), words.BRING_WHAT),
        done=lambda capital: (words.CAPITAL_WRITTEN % dong(capital.amount_vnd), url("capital", Face.CLUB, club)),
    )  # fmt: skip


def _projects(club: "Club") -> list[tuple[int, str]]:
    return [(row.project_id, row.project.name) for row in projects_of(club)]


@needs(Action.KEEP_BOOKS)
@form_page
def had(request: ActRequest, club_id: int, account: str) -> HttpResponse:
    """Capital a club had before its books, one sum with its giver."""
    club, origin = club_for(request, club_id, Action.KEEP_BOOKS), _origin(account)
    given, _ = around(request, club, fund_choices(club, FOR_CAPITAL), with_banks=False)
    form = forms.Had(request.POST or None, around=given, origin=origin, projects=_projects(club))

    def act(data: dict[str, Any]) -> Any:
        return open_capital(
            request.act, club=club, fund_key=UUID(data["fund_key"]), key=data["key"], line=_line(data, origin)
        )

    return ask(
        request, club, form, act, title=words.ORIGIN[origin], verb=words.WRITE_CAPITAL_HAD, lead=words.CAPITAL_HAD_LEAD,
        back=(reverse("funds:had", args=[club.pk]), words.HAD_WHAT),
        done=lambda capital: (words.CAPITAL_WRITTEN % dong(capital.amount_vnd), url("capital", Face.CLUB, club)),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@require_safe
def had_what(request: ActRequest, club_id: int) -> HttpResponse:
    """Where capital that was there before came from."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    choices = [
        {"text": words.ORIGIN[kind], "url": reverse("funds:had_from", args=[club.pk, kind.value])} for kind in BROUGHT
    ]
    return page(
        request, "choose.html", club, title=words.HAD_WHAT, choices=choices, lead=words.CAPITAL_HAD_LEAD,
        back_url=url("capital", Face.CLUB, club), back_text=words.CAPITAL,
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def give_back(request: ActRequest, club_id: int, capital_key: UUID) -> HttpResponse:
    """Give capital back, whole or in part."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_capital(club.pk, capital_key)
    given, meeting = around(request, club, fund_choices(club, FOR_CAPITAL))
    form = forms.GiveBack(request.POST or None, around=given, left_vnd=found.left_vnd)

    def act(data: dict[str, Any]) -> Any:
        return return_capital(
            request.act, capital=found, key=data["key"], happened_on=data["happened_on"],
            amount_vnd=data["amount_vnd"], bank=bank_of(club, data | {"fund_key": found.fund.key}),
            slip=slip_of(data, meeting),
        )  # fmt: skip

    here = url("capital_line", Face.CLUB, club, capital_key=found.key)
    told = {"giver": giver_of(found), "amount": dong(found.left_vnd)}
    return ask(
        request, club, form, act, title=words.GIVE_BACK, verb=words.WRITE_PAYMENT, meeting=meeting,
        lead=words.GIVE_BACK_LEAD % told, back=(here, words.CAPITAL),
        done=lambda row: (words.GIVEN_BACK_TOLD % dong(row.amount_vnd), here),
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def agree(request: ActRequest, club_id: int, capital_key: UUID) -> HttpResponse:
    """Another day to give it back was agreed."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    found = get_capital(club.pk, capital_key)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.AgreeDay(request.POST or None, around=given, initial={"return_on": found.return_on})
    here = url("capital_line", Face.CLUB, club, capital_key=found.key)
    return ask(
        request, club, form, lambda data: agree_return_day(request.act, capital=found, **data), title=words.AGREE_DAY,
        verb=words.WRITE_DAY, back=(here, words.CAPITAL), done=lambda _: (words.DAY_AGREED, here),
    )  # fmt: skip


# --- interest -----------------------------------------------------------------------------------------------------


def _income(club: "Club") -> Any:
    return next((fund for fund in open_funds(club) if fund.kind == FundKind.INCOME), None)


def _parts(rule: Any, open_vnd: int) -> str:
    operating, kept = parts_of_interest(open_vnd, rule.operating_bps, rule.capital_bps)
    return str(words.PARTS_SAID % {"operating": dong(operating), "capital": dong(kept)})


@needs(Action.KEEP_BOOKS)
@form_page
def interest(request: ActRequest, club_id: int) -> HttpResponse:
    """Part the interest collected as the rule of the day says, or keep it all as capital where there is no rule."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    fund, rule = _income(club), interest_split_on(club.pk, request.act.day)
    open_vnd = open_interest(fund.pk) if fund else 0
    given, _ = around(request, club, [], with_banks=False)
    form = forms.Split(request.POST or None, around=given, open_vnd=open_vnd)
    part = split_interest if rule else capitalise
    return ask(
        request, club, form, lambda data: part(request.act, club=club, **data), title=words.SPLIT_INTEREST,
        verb=words.WRITE_SPLIT if rule else words.WRITE_KEEP, back=(url("capital", Face.CLUB, club), words.CAPITAL),
        done=lambda _: (words.INTEREST_PARTED % dong(form.cleaned_data["amount_vnd"]),
                        reverse("funds:interest", args=[club.pk])),
        rule_words=words.split_in_words(rule) if rule else "", open_vnd=open_vnd,
        divisions=divisions_of(club.pk)[:12], parts=_parts(rule, open_vnd) if rule and open_vnd else "",
        template="interest.html",
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def interest_rule(request: ActRequest, club_id: int) -> HttpResponse:
    """How the club parts its interest."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    given, _ = around(request, club, [], with_banks=False)
    form = forms.SplitRule(request.POST or None, around=given)

    def act(data: dict[str, Any]) -> Any:
        return set_interest_split(request.act, club=club, **{n: v for n, v in data.items() if n != "operating"})

    here = reverse("funds:interest", args=[club.pk])
    return ask(
        request, club, form, act, title=words.SPLIT_RULE, verb=words.WRITE_RULE, back=(here, words.SPLIT_INTEREST),
        done=lambda _: (words.SPLIT_RULE_SET, here),
        earlier=[{"rule": each, "words": words.split_in_words(each)} for each in interest_splits_of(club.pk)],
        template="interest_rule.html",
    )  # fmt: skip
