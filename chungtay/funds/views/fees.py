"""Member fees: who owes what, one member's payment, the rule, the fee book of a year."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_membership
from chungtay.funds.adapters.money import fee_book_pdf, fee_workbook
from chungtay.funds.forms import fees as forms
from chungtay.funds.queries.entries import entry_of_key
from chungtay.funds.queries.fees import (
    FeesOf,
    fee_rule_on,
    fee_rules_of,
    fees_due,
    fees_of_members,
    fees_of_year,
)
from chungtay.funds.services.fees import FeeTerms, pay_fees, set_fee
from chungtay.funds.views.asking import around, ask, bank_of, fund_choices, slip_of
from chungtay.funds.views.shared import club_for, form_page, page, url
from chungtay.funds.words import money as words
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.funds.models import Entry

MONTHS_BACK, MONTHS_ON = 24, 3
ORDERS: dict[str, Callable[[FeesOf], int]] = {
    "ten": lambda each: 0,  # as they come: in the order of names
    "so": lambda each: each.number,
    "no": lambda each: each.open_vnd,
}


@needs(Action.SEE_CLUB)
@require_safe
def fee_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Every member of whom a fee is asked, with what is open; who owes comes with one button away from paying."""
    club = club_for(request, club_id)
    rule, found = fee_rule_on(club.pk, request.act.day), fees_due(club.pk, request.act.day)
    text, sort = request.GET.get("q", "").strip(), _sort(request)
    shown = [each for each in found if is_asked_for(text, each)]
    shown = sorted(shown, key=ORDERS[sort.removeprefix("-")])
    listed = paginate(request, shown[:: -1 if sort.startswith("-") else 1])
    return page(
        request,
        "fees.html",
        club,
        face,
        rule=rule,
        rule_words=words.fee_rule_in_words(rule) if rule else "",
        page=listed,
        lines=[{"fees": each, "months": _open_words(each)} for each in listed],
        owing_count=sum(1 for each in found if each.open_vnd),
        open_vnd=sum(each.open_vnd for each in found),
        q=text,
        sort=sort,
        orders=[(key, words.FEE_ORDER[key]) for key in ("ten", "so", "-no")],
        all_count=len(found),
        back_url=url("home", face, club),
        year_url=url("fee_year", face, club, year=request.act.day.year),
    )


def _sort(request: ActRequest) -> str:
    choice = request.GET.get("sort", "")
    return choice if choice.removeprefix("-") in ORDERS else "ten"


def is_asked_for(text: str, each: FeesOf) -> bool:
    """Whether a line is meant by what was typed: a number, or parts of the name by any spelling."""
    if text.isdecimal():
        return each.number == int(text)
    return all(word in fold(each.name) for word in fold(text).split())


def _open_words(each: FeesOf) -> str:
    return words.months_in_words(month.month for month in each.open_months)


@needs(Action.KEEP_BOOKS)
@form_page
def pay(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One member's fee: what is open stands there already; more is taken ahead."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    member = get_membership(club, membership_id)
    fees = fees_of_members(club.pk, [member.pk], request.act.day).get(member.pk)
    months = fees.months if fees else ()
    so_far = [month for month in months if month.month <= Month.of(request.act.day)]
    open_vnd = sum(month.open_vnd for month in so_far)
    given, meeting = around(request, club, fund_choices(club))
    form = forms.PayFee(request.POST or None, around=given, months=months, open_vnd=open_vnd)

    def act(data: dict[str, Any]) -> "Entry":
        return pay_fees(
            request.act, club=club, membership=member, key=data["key"], happened_on=data["happened_on"],
            lines=data["lines"], bank=bank_of(club, data), slip=slip_of(data, meeting),
        )  # fmt: skip

    open_words = words.months_in_words(month.month for month in so_far if month.open_vnd)
    lead = words.FEE_OPEN % {"months": open_words, "amount": dong(open_vnd)} if open_vnd else words.FEE_ALL_PAID
    return ask(
        request, club, form, act, title=words.FEE_OF_MEMBER % member.person.full_name, verb=words.WRITE_RECEIPT,
        meeting=meeting, back=(url("fees", Face.CLUB, club), words.FEE_NAME), lead=lead,
        done=lambda entry: (
            words.FEE_TAKEN % {"amount": dong(form.cleaned_data["amount_vnd"]), "name": member.person.full_name},
            url("fees", Face.CLUB, club),
        ),
        paid=[month for month in reversed(months) if month.paid_vnd][:12], template="fee.html",
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def pay_anybody(request: ActRequest, club_id: int) -> HttpResponse:
    """Any member's fee on one page: a phone without a network cannot keep a page for each of sixty."""
    club, today = club_for(request, club_id, Action.KEEP_BOOKS), request.act.day
    given, meeting = around(request, club, fund_choices(club))
    form = forms.PayAnybody(request.POST or None, around=given)

    def act(data: dict[str, Any]) -> "Entry":
        if (written := entry_of_key(club.pk, data["key"])) is not None:
            return written  # what is open now is less than when it was written: the same form says the same
        member = get_membership(club, data["member"].membership_id)
        fees = fees_of_members(club.pk, [member.pk], today).get(member.pk)
        lines = forms.lines_over(data["amount_vnd"], fees.months if fees else (), today)
        return pay_fees(
            request.act, club=club, membership=member, key=data["key"], happened_on=data["happened_on"],
            lines=lines, bank=bank_of(club, data), slip=slip_of(data, meeting),
        )  # fmt: skip

    def done(entry: "Entry") -> tuple[Any, str]:
        told = {"amount": dong(form.cleaned_data["amount_vnd"]), "name": form.cleaned_data["member"].name}
        return words.FEE_TAKEN % told, url("fees", Face.CLUB, club)

    return ask(
        request, club, form, act, title=words.TAKE_FEE, verb=words.WRITE_RECEIPT, meeting=meeting,
        back=(url("fees", Face.CLUB, club), words.FEE_NAME), done=done,
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def rule(request: ActRequest, club_id: int) -> HttpResponse:
    """What the club asks a month, and whom it lets off."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    held, today = fee_rule_on(club.pk, request.act.day), Month.of(request.act.day)
    months = [today + n for n in range(MONTHS_ON, -MONTHS_BACK, -1)]
    given, _ = around(request, club, [], with_banks=False)
    initial: dict[str, Any] = {"since": str(today.next if held else today)}
    if held:
        initial |= {
            "amount_vnd": held.amount_vnd, "exempt": held.exempt, "exempt_from_age": held.exempt_from_age,
            "is_away_exempt": held.is_away_exempt,
        }  # fmt: skip
    form = forms.FeeRule(request.POST or None, around=given, months=months, initial=initial)

    def act(data: dict[str, Any]) -> Any:
        terms = FeeTerms(data["amount_vnd"], data["exempt"], data["exempt_from_age"], data["is_away_exempt"])
        return set_fee(request.act, club=club, key=data["key"], since=data["since"], terms=terms, source=data["source"])

    return ask(
        request, club, form, act, title=words.FEE_RULE, verb=words.WRITE_RULE,
        back=(url("fees", Face.CLUB, club), words.FEE_NAME), lead=words.FEE_RULE_LEAD,
        done=lambda _: (words.FEE_RULE_SET, url("fees", Face.CLUB, club)),
        earlier=[{"rule": each, "words": words.fee_rule_in_words(each)} for each in fee_rules_of(club.pk)],
        template="fee_rule.html",
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def year(request: ActRequest, club_id: int, year: int, face: Face) -> HttpResponse:
    """The fee book of a year, a column a month; `?tai=xlsx` as a workbook."""
    club = club_for(request, club_id)
    found = fees_of_year(club.pk, year) if 2000 <= year <= 2100 else []
    if request.GET.get("tai") == "xlsx":
        return fee_workbook(club, year, found)
    text = request.GET.get("q", "").strip()
    shown = paginate(request, [each for each in found if is_asked_for(text, each)])
    this = request.act.day.year
    return page(
        request,
        "fee_year.html",
        club,
        face,
        year=year,
        years=sorted({this - 1, this, this + 1, year}, reverse=True),
        page=shown,
        months=range(1, 13),
        lines=[{"fees": each, "cells": _cells(each, year)} for each in shown],
        paid_vnd=sum(each.paid_vnd for each in found),
        q=text,
        all_count=len(found),
        back_url=url("fees", face, club),
        year_name=f"funds:{'office_' if face is Face.OFFICE else ''}fee_year",
        pdf_url=reverse("funds:fee_book", args=[club.pk, year]) if face is Face.CLUB else "",
    )


def _cells(each: FeesOf, year: int) -> list[dict[str, Any]]:
    by_month = {month.month.month: month for month in each.months}
    return [{"number": number, "month": by_month.get(number)} for number in range(1, 13)]


@needs(Action.SEE_CLUB)
@require_safe
def fee_book(request: ActRequest, club_id: int, year: int) -> HttpResponse:
    """The fee book of a year on A4, with signature lines."""
    club = club_for(request, club_id)
    found = fees_of_year(club.pk, year) if 2000 <= year <= 2100 else []
    link = request.build_absolute_uri(url("fee_year", Face.CLUB, club, year=year))
    return pdf_response(f"so-thu-phi-{year}", fee_book_pdf(club, year, found, request.act.day, link))
