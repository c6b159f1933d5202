"""Last year's rating of the living clubs, and a draft of the centre for the year to come.

Said by each club, checked, mostly confirmed; one asks to be looked at again. The draft asks for more in health and
home care and less in papers: an invented example to be tried out, never published.
"""

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import APPEALED, CHECKED_DOWN, CLAIMED, DRAFT_SET, DRAFT_SOURCE, DRAFT_WOMEN
from chungtay.rating.models import CriteriaSet, Rating
from chungtay.rating.queries import criteria_of, live_of, scores_of, set_for
from chungtay.rating.rules import Band, Criterion, Said, SetHead
from chungtay.rating.services import appeal, check, confirm, copy_set, rate_self, write_head, write_line

CONFIRMED, CHECKED = 0.7, 0.9  # how far the ratings of last year have come
DRAFT_KEY = UUID("0d2d5a0c-4a1e-4a53-8f0b-6d7b3f1d9c20")
DRAFT_POINTS = {"decision": 3, "regulation": 2, "board": 3, "books": 3, "measured": 6, "visits": 5}
"""What other points the draft gives; as many are added as are taken away."""


def rate_clubs(today: date, clubs: dict[UUID, Club]) -> None:
    """Rate each club that had books last year and is not rated yet; needs its months to be counted."""
    year = today.year - 1
    criteria = set_for(year)
    rated = set(Rating.objects.filter(year=year).values_list("club", flat=True))
    for number, plan in enumerate(plans()):
        club = clubs.get(plan.key)
        if (
            criteria is not None
            and club is not None
            and club.pk not in rated
            and live_of(club.pk, year, today, criteria)
        ):
            _rate(plan, club, year, today, is_first=number == 0)


def draft_criteria(today: date) -> None:
    """What the centre is working on: a copy of the first set with other points and bands. Written once."""
    first = CriteriaSet.objects.get(code="de-xuat-2026")
    if CriteriaSet.objects.filter(key=DRAFT_KEY).exists():
        return
    act = act_on(today)
    draft = copy_set(act, key=DRAFT_KEY, copied=first, name=DRAFT_SET)
    lines = {line.code: line for line in draft.lines.all()}
    for each in criteria_of(draft).criteria:
        changed = _changed(each)
        if changed != each:
            line, key = lines[each.code], uuid5(DRAFT_KEY, each.code)
            write_line(act, draft=draft, key=key, line=changed, place=line.place, instead_of=line)
    bands = {Band.VERY_STRONG: 92, Band.STRONG: 80, Band.FAIR: 65, Band.AVERAGE: 50}
    head = SetHead(DRAFT_SET, DRAFT_SOURCE, draft.mark, bands)
    write_head(act, draft=draft, key=uuid5(DRAFT_KEY, "head"), head=head)


def _changed(each: Criterion) -> Criterion:
    points = DRAFT_POINTS.get(each.code, each.points)
    if each.code == "women":
        return replace(each, least=7000, words=DRAFT_WOMEN)
    return replace(each, points=points)


def _rate(plan: Plan, club: Club, year: int, today: date, *, is_first: bool) -> None:
    act, key, random = act_on(today), uuid5(plan.key, f"rating {year}"), plan.random("rating", year)
    claims = _claims(club, year, today, random)
    rating = rate_self(act, club=club, year=year, key=key, said=claims)
    chance = random.random()
    if chance > CHECKED:
        return
    down = {code: Said(scores_of(rating)[code].computed, CHECKED_DOWN) for code in claims if random.random() < 0.5}
    rating = check(act, rating=rating, key=uuid5(key, "check"), said=down)
    if chance < CONFIRMED or is_first:
        rating = confirm(act, rating=rating, key=uuid5(key, "confirm"))
    if is_first:
        appeal(act, rating=rating, key=uuid5(key, "appeal"), words=APPEALED)


def _claims(club: Club, year: int, today: date, random: Random) -> dict[str, Said]:
    """Now and then a club says more of a line than its records have."""
    criteria = set_for(year)
    live = live_of(club.pk, year, today, criteria) if criteria else None
    short = [each for each in (live.scores if live else ()) if not each.is_full]
    chosen = random.sample(short, min(len(short), random.randint(0, 2)))
    return {each.criterion.code: Said(each.criterion.points, CLAIMED) for each in chosen}
