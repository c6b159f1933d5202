"""Last year's rating of the living clubs: said by each, checked, mostly confirmed; one asks to be looked at again."""

from datetime import date
from random import Random
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import APPEALED, CHECKED_DOWN, CLAIMED
from chungtay.rating.models import Rating
from chungtay.rating.queries import live_of, scores_of
from chungtay.rating.rules import Said, set_for
from chungtay.rating.services import appeal, check, confirm, rate_self

CONFIRMED, CHECKED = 0.7, 0.9  # how far the ratings of last year have come


def rate_clubs(today: date, clubs: dict[UUID, Club]) -> None:
    """Rate each club that had books last year and is not rated yet; needs its months to be counted."""
    year = today.year - 1
    criteria = set_for(year)
    rated = set(Rating.objects.filter(year=year).values_list("club", flat=True))
    for number, plan in enumerate(plans()):
        club = clubs.get(plan.key)
        if criteria is not None and club is not None and club.pk not in rated and live_of(club.pk, year, criteria):
            _rate(plan, club, year, today, is_first=number == 0)


def _rate(plan: Plan, club: Club, year: int, today: date, *, is_first: bool) -> None:
    act, key, random = act_on(today), uuid5(plan.key, f"rating {year}"), plan.random("rating", year)
    claims = _claims(club, year, random)
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


def _claims(club: Club, year: int, random: Random) -> dict[str, Said]:
    """Now and then a club says more of a line than its records have."""
    criteria = set_for(year)
    live = live_of(club.pk, year, criteria) if criteria else None
    short = [each for each in (live.scores if live else ()) if not each.is_full]
    chosen = random.sample(short, min(len(short), random.randint(0, 2)))
    return {each.criterion.code: Said(each.criterion.points, CLAIMED) for each in chosen}
