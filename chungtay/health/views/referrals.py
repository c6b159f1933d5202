"""Slips to the health station: the list, a new one, one with its answer."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.health import forms, services, words
from chungtay.health.queries.consents import members_who_agreed
from chungtay.health.queries.lists import get_referral, referrals_of
from chungtay.health.queries.member import get_member, page_of
from chungtay.health.queries.papers import station_of
from chungtay.health.rules import ReferralReason, ReferralState, Verdict, Worry
from chungtay.health.services import Slip
from chungtay.health.views.book import referral_line
from chungtay.health.views.shared import ask, club_for, form_page, page, url
from chungtay.people.rules import Purpose
from chungtay.web.render import paginate, sorting

_OF_VERDICT = {
    Verdict.TODAY: ReferralReason.PRESSURE_VERY_HIGH,
    Verdict.STATION: ReferralReason.PRESSURE_HIGH,
    Verdict.STATION_LOW: ReferralReason.PRESSURE_LOW,
}
_OF_WORRY = {Worry.WEIGHT_LOSS: ReferralReason.WEIGHT_LOSS, Worry.UNDERWEIGHT: ReferralReason.UNDERWEIGHT}
_ORDERS: dict[str, str | tuple[str, ...]] = {
    "so": "number",
    "ngay": ("made_on", "number"),
    "ten": ("membership__person__sort_key", "number"),
}


@needs(Action.KEEP_HEALTH)
@require_safe
def referral_list(request: ActRequest, club_id: int) -> HttpResponse:
    """Slips by how far they are: searched by name or number, ordered, by pages."""
    club, day = club_for(request, club_id), request.act.day
    services.note_look(request.act, club_id=club.pk)
    filters = forms.SlipFilter({"xem": request.GET.get("xem", "")}, initial={"xem": ""})
    state = filters.cleaned_data["xem"] if filters.is_valid() else ""
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, _ORDERS, "-so")
    listed = paginate(request, referrals_of(club, text, state).order_by(*order))
    return page(
        request,
        "referrals.html",
        club,
        page=listed,
        lines=[referral_line(row, club, day) for row in listed],
        filters=filters,
        q=text,
        sort=sort,
        is_narrowed=bool(text or state),
    )


@needs(Action.KEEP_HEALTH)
@form_page
def refer(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """Write a slip: what the last reading asks for is ticked already."""
    club, day = club_for(request, club_id), request.act.day
    member = get_member(club, membership_id)
    form = forms.SlipForm(
        request.POST or None,
        has_agreed=member.pk in members_who_agreed(club.pk, Purpose.STATION, day),
        initial={"made_on": day, "station": station_of(club), "reasons": _usual(member, day)},
    )
    written: list[Any] = []

    def service() -> None:
        said = form.cleaned_data
        slip = Slip(member.pk, said["made_on"], said["station"], form.chosen(), said["words"])
        taken = form.taking(member.pk)
        written.append(services.refer(request.act, club=club, key=said["key"], slip=slip, taking=taken))

    return ask(
        request, club, form, service,
        to=lambda: url("referral", club, slip_key=written[0].key),
        done=lambda: words.REFERRED % {"number": written[0].number},
        heading=words.SLIP_FOR % {"name": member.person.full_name},
        verb=words.WRITE_SLIP,
        lead=words.NO_DIAGNOSIS,
        back_url=url("member", club, membership_id=member.pk),
        back_name=member.person.full_name,
        draft=f"gioi-thieu-{member.pk}",
    )  # fmt: skip


def _usual(member: Any, day: Any) -> list[str]:
    points = page_of(member, day).points
    if not points:
        return []
    found = [_OF_WORRY[worry] for worry in points[0].worries]
    if points[0].verdict in _OF_VERDICT:
        found.append(_OF_VERDICT[points[0].verdict])
    return [each.value for each in found]


@needs(Action.KEEP_HEALTH)
@form_page
def referral(request: ActRequest, club_id: int, slip_key: UUID) -> HttpResponse:
    """One slip: print it, and type the answer that came back on its tear-off."""
    club, day = club_for(request, club_id), request.act.day
    row = get_referral(club, slip_key)
    services.note_look(request.act, club_id=club.pk, membership_id=row.membership_id)
    form = forms.AnswerForm(request.POST or None, initial={"on": day, "state": ReferralState.ANSWERED.value})
    is_open = row.state in {ReferralState.HANDED, ReferralState.NOT_GONE}
    return ask(
        request, club, form,
        lambda: services.settle_referral(request.act, club=club, referral_key=slip_key, **form.said()),
        to=url("referral", club, slip_key=row.key),
        done=lambda: words.SETTLED,
        template="referral.html",
        slip=referral_line(row, club, day),
        is_open=is_open,
        member_url=url("member", club, membership_id=row.membership_id),
        draft=f"tra-loi-{row.key}",
        next_url=url("referrals", club),
    )  # fmt: skip
