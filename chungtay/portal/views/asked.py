"""What the address of a page of figures asks for: month, borders, area."""

from typing import Any

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month, PeriodUnreadable
from chungtay.portal.queries.where import Where, months_known, where_in_area, where_in_country
from chungtay.portal.rules import Borders


def month_asked(request: ActRequest) -> Month:
    """`?thang=2023-12`; nonsense and the future are this month."""
    this = Month.of(request.act.day)
    try:
        return min(Month.parse(request.GET.get("thang", "")), this)
    except PeriodUnreadable:
        return this


def since_asked(request: ActRequest, month: Month) -> Month | None:
    """`?tu=2020-09`: from which month what happens is summed; none for nonsense and for a later month."""
    try:
        since = Month.parse(request.GET.get("tu", ""))
    except PeriodUnreadable:
        return None
    return since if since < month else None


def borders_asked(request: ActRequest) -> Borders:
    """`?theo=hom-nay` or `truoc-2025`, else by the borders of that day."""
    asked = request.GET.get("theo", "")
    return Borders(asked) if asked in set(Borders) else Borders.THEN


def country_asked(request: ActRequest) -> Where:
    """The country in the month and by the borders of the address."""
    return where_in_country(month_asked(request), borders_asked(request), request.act.day)


def area_asked(request: ActRequest, area_id: int) -> Where:
    """An area within the reach for figures, in the month of the address."""
    return where_in_area(figures_reach(request), area_id, month_asked(request), request.act.day)


def figures_reach(request: ActRequest) -> Reach:
    """Where this account sees figures."""
    return request.act.reach(Action.SEE_FIGURES)


def choices(request: ActRequest, month: Month) -> dict[str, Any]:
    """The months and borders that can be chosen, for the form above the figures."""
    today = request.act.day
    known = months_known(today)
    if month not in known:
        known = sorted({*known, month}, reverse=True)
    years: dict[int, list[dict[str, Any]]] = {}
    for each in known:
        day = min(each.last, today)
        years.setdefault(each.year, []).append({"value": str(each), "day": day, "is_chosen": each == month})
    return {"years": years.items(), "borders": borders_asked(request), "month": month}
