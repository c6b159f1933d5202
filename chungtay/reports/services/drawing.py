"""Portraits set as pages: the layout is compiled once for many clubs, which is what makes a country of them quick."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from chungtay.clubs.words import STATES
from chungtay.figures.rules import INDICATORS, Indicator
from chungtay.figures.words import BASIS
from chungtay.kernel.money import dong, group_digits
from chungtay.rating.words import BAND
from chungtay.reports import words
from chungtay.reports.queries.portraits import Portrait
from chungtay.reports.rules import PORTRAIT
from chungtay.web.print import render_pdf
from chungtay.web.rules import share_words


def portraits_pdf(portraits: Sequence[Portrait], day: date) -> bytes:
    """A page of A4 for each of these clubs, in their order."""
    assert portraits, "a run has at least one club"
    pages = [_page(each, day) for each in portraits]
    return render_pdf("reports/portrait.typ", {"clubs": pages}, where=words.PORTRAIT_OF % portraits[0].club.name)


def _page(portrait: Portrait, day: date) -> dict[str, Any]:
    last = portrait.month
    return {
        "name": portrait.club.name,
        "place": portrait.place,
        "facts": _facts(portrait),
        "members": [_bar(month, value, is_last=month == last) for month, value, _present in portrait.trend],
        "present": [_bar(month, value, is_last=month == last) for month, _members, value in portrait.trend],
        "month": last.label.capitalize(),
        "year_before": (last - 12).label.capitalize(),
        "parts": [
            {"name": name, "rows": [_row(INDICATORS[code], portrait) for code in codes]} for name, codes in PORTRAIT
        ],
        "foot": words.PORTRAIT_FOOT % {"basis": BASIS[portrait.basis], "day": f"{day:%d/%m/%Y}"},
    }


def _facts(portrait: Portrait) -> list[tuple[str, str]]:
    club = portrait.club
    facts = [
        (words.FOUNDED, f"{club.founded_on:%d/%m/%Y}" if club.founded_on else words.NONE),
        (words.DECISION, club.decision_number or words.NONE),
        (words.PROGRAMME, club.programme.code if club.programme else words.NONE),
        (words.CLUB_STATE, str(STATES[portrait.state]) if portrait.state else words.NONE),
        (words.MEETING_PLACE, club.meeting_place or words.NONE),
    ]
    if portrait.rating:
        year, points, band = portrait.rating
        facts.append((words.RATED % year, words.POINTS % (points, BAND[band])))
    return facts


def _bar(month: Any, value: int | None, *, is_last: bool) -> dict[str, Any]:
    return {"label": f"{month.part}/{month.year % 100:02d}", "value": value, "is_last": is_last}


def _row(indicator: Indicator, portrait: Portrait) -> list[str]:
    now, before = portrait.now.get(indicator.code), portrait.before.get(indicator.code)
    change = None if now is None or before is None else now - before
    name = indicator.vi if indicator.is_share else f"{indicator.vi} ({indicator.unit})"
    return [name, _written(now, indicator), _written(before, indicator), _signed(change, indicator)]


def _written(value: float | None, indicator: Indicator) -> str:
    if value is None:
        return words.NONE
    if indicator.is_share:
        return f"{share_words(value)}%"
    return dong(int(value)) if indicator.unit == "đ" else group_digits(round(value))


def _signed(change: float | None, indicator: Indicator) -> str:
    if change is None:
        return words.NONE
    size = round(abs(change), 1)  # what is nothing at the one place that is written has no sign
    text = _written(size, indicator)
    return text if not size else f"{'+' if change > 0 else '−'}{text}"
