"""What rating puts on the desk of an office: years that wait for it, and clubs that would end the year weak."""

from collections.abc import Iterable

from django.db.models import Count
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.paths import COUNTRY, ancestors
from chungtay.rating import words
from chungtay.rating.models import Rating
from chungtay.rating.queries.early import early_count
from chungtay.rating.queries.sets import set_for
from chungtay.rating.rules import RatingState
from chungtay.web.rules import Todo

ORDER = 47
_COMMUNE_DEPTH = 3  # ancestors of the path of a commune: the country, its province, itself


def desk_todos(act: Act) -> Iterable[Todo]:
    """What a commune has to check and a province to confirm or answer; a commune's clubs in danger. Three queries.

    Over a province the clubs in danger are a page of their own: a desk does not wait for a thousand clubs to be rated.
    """
    checks, confirms = act.reach(Action.FOUND_CLUB), act.reach(Action.KEEP_PROGRAMME)
    if COUNTRY in confirms.roots:
        return  # the centre may do all of it, but none of it waits for the centre
    mine = {RatingState.CHECKED, RatingState.APPEALED} if not confirms.is_empty else {RatingState.SELF_RATED}
    waiting = Rating.objects.within(confirms if not confirms.is_empty else checks).filter(state__in=mine)
    for state, year, count in (
        waiting.values_list("state", "year").annotate(count=Count("pk")).order_by("year", "state")
    ):
        text = str(words.TODO[RatingState(state)]) % {"count": count, "year": year}
        yield Todo(text, f"{reverse('rating:clubs')}?nam={year}&buoc={state}", ORDER)
    office = act.reach(Action.SEE_OFFICE)
    criteria = set_for(act.day.year) if _is_of_communes(office) else None
    if criteria is not None and (weak := early_count(office, act.day, criteria)):
        told = {"count": weak, "year": act.day.year}
        yield Todo(str(words.TODO_EARLY) % told, reverse("rating:early"), ORDER)


def _is_of_communes(reach: Reach) -> bool:
    return not reach.is_empty and all(len(list(ancestors(root))) >= _COMMUNE_DEPTH for root in reach.roots)
