"""Each step of a rating in one transaction: the row held, the table of states asked, the step written down."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.rating.models import Rating, RatingStep, Score
from chungtay.rating.queries.ratings import live_of, scores_of
from chungtay.rating.queries.sets import criteria_named, set_for
from chungtay.rating.rules import (
    NoCriteriaYet,
    NothingToRate,
    RatingState,
    Said,
    Veto,
    band_of,
    check_said,
    check_step,
    check_words,
)
from chungtay.rating.services.sets import share_sets


@transaction.atomic
def rate_self(act: Act, *, club: Club, year: int, key: UUID, said: Mapping[str, Said]) -> Rating:
    """The club says its points, or says them again when they were given back. What the records say is kept beside.

    Refuses other points than the records have without a word why.
    """
    said = _tidy(said)
    content = {"club": club.pk, "year": year, "said": _plain(said)}
    before = answered_before(key, content)
    if before is not None:
        return Rating.objects.get(pk=before)
    act.must(Action.RUN_MEETING, club.path)
    share_sets()
    criteria = set_for(year)
    if criteria is None or year > act.day.year:
        raise NoCriteriaYet()
    live = live_of(club.pk, year, act.day, criteria)
    if live is None:
        raise NothingToRate()
    computed = {each.criterion.code: each for each in live.scores}
    said = {code: said.get(code, Said(each.points)) for code, each in computed.items()}
    check_said(
        said,
        {code: each.points for code, each in computed.items()},
        {code: each.criterion.points for code, each in computed.items()},
    )
    points = sum(each.points for each in said.values())
    facts: dict[str, Any] = {
        "criteria_id": criteria.code, "state": RatingState.SELF_RATED, "points": points, "computed_points": live.points,
        "against": ",".join(live.against), "band": band_of(criteria, points, live.against), "misuse": "",
    }  # fmt: skip
    Club.objects.select_for_update(no_key=True).values_list("pk").get(pk=club.pk)
    rating = Rating.objects.filter(club=club, year=year).first()
    if rating is None:
        rating = Rating.objects.create(key=key, club=club, year=year, **facts)
    else:
        check_step(RatingState(rating.state), RatingState.SELF_RATED)
        Score.objects.filter(rating=rating).delete()
        Rating.objects.filter(pk=rating.pk).update(**facts)
        rating.refresh_from_db()
    Score.objects.bulk_create(
        Score(
            rating=rating, criterion=code, have=each.have, need=each.need, computed=each.points,
            claimed=said[code].points, claim_words=said[code].words if said[code].points != each.points else "",
        )
        for code, each in computed.items()
    )  # fmt: skip
    _step(act, rating, key, RatingState.SELF_RATED, "", content)
    return rating


@transaction.atomic
def check(act: Act, *, rating: Rating, key: UUID, said: Mapping[str, Said], misuse: str = "") -> Rating:
    """The commune checks each line: other points than the club said come with the reason; misused funds with words."""
    said, misuse = _tidy(said), clean(misuse)[:500]
    content = {"rating": rating.pk, "said": _plain(said), "misuse": misuse}
    if answered_before(key, content) is not None:
        return rating
    rating = _held(act, rating, Action.FOUND_CLUB, RatingState.CHECKED)
    criteria, scores = criteria_named(rating.criteria_id), scores_of(rating)
    most = {each.code: each.points for each in criteria.criteria}
    said = {code: said.get(code, Said(score.claimed)) for code, score in scores.items()}
    check_said(said, {code: score.claimed for code, score in scores.items()}, most)
    for code, score in scores.items():
        score.checked = said[code].points
        score.check_words = said[code].words if said[code].points != score.claimed else ""
    Score.objects.bulk_update(scores.values(), ["checked", "check_words"])
    against = [veto for veto in rating.against.split(",") if veto and veto != Veto.MISUSE]
    against += [Veto.MISUSE] if misuse else []
    rating.points = sum(each.points for each in said.values())
    rating.misuse, rating.against = misuse, ",".join(against)
    return _moved(act, rating, key, RatingState.CHECKED, "", content)


@transaction.atomic
def give_back(act: Act, *, rating: Rating, key: UUID, words: str) -> Rating:
    """To be said again by the club: the commune says why, or the province to both."""
    return _worded(act, rating, key, words, Action.FOUND_CLUB, RatingState.RETURNED)


@transaction.atomic
def confirm(act: Act, *, rating: Rating, key: UUID, words: str = "") -> Rating:
    """The province confirms what was checked: the year is closed."""
    words = clean(words)[:500]
    content = {"rating": rating.pk, "confirm": words}
    if answered_before(key, content) is not None:
        return rating
    rating = _held(act, rating, Action.KEEP_PROGRAMME, RatingState.CONFIRMED)
    return _moved(act, rating, key, RatingState.CONFIRMED, words, content)


@transaction.atomic
def appeal(act: Act, *, rating: Rating, key: UUID, words: str) -> Rating:
    """The club does not agree with the confirmed year, and says why."""
    return _worded(act, rating, key, words, Action.RUN_MEETING, RatingState.APPEALED)


@transaction.atomic
def answer_appeal(act: Act, *, rating: Rating, key: UUID, words: str, points: int | None = None) -> Rating:
    """The province answers an appeal: the points stay, or are others. The year is closed again."""
    words = clean(words)[:500]
    content = {"rating": rating.pk, "answer": words, "points": points}
    if answered_before(key, content) is not None:
        return rating
    rating = _held(act, rating, Action.KEEP_PROGRAMME, RatingState.CONFIRMED)
    check_words(words)
    if points is not None:
        check_said({"all": Said(points, words)}, {"all": rating.points}, {"all": 100})
        rating.points = points
    return _moved(act, rating, key, RatingState.CONFIRMED, words, content)


def _worded(act: Act, rating: Rating, key: UUID, words: str, action: Action, after: RatingState) -> Rating:
    words = clean(words)[:500]
    content = {"rating": rating.pk, str(after): words}
    if answered_before(key, content) is not None:
        return rating
    rating = _held(act, rating, action, after)
    check_words(words)
    return _moved(act, rating, key, after, words, content)


def _held(act: Act, rating: Rating, action: Action, after: RatingState) -> Rating:
    """The row, locked, where this step follows: of two officers at once the second is told it has moved on."""
    held: Rating = Rating.objects.select_for_update(of=("self",), no_key=True).select_related("club").get(pk=rating.pk)
    act.must(action, held.club.path)
    check_step(RatingState(held.state), after)
    return held


def _moved(act: Act, rating: Rating, key: UUID, after: RatingState, words: str, content: dict[str, object]) -> Rating:
    against = tuple(Veto(each) for each in rating.against.split(",") if each)
    rating.state = after
    rating.band = band_of(criteria_named(rating.criteria_id), rating.points, against)
    rating.save(update_fields=["state", "points", "band", "against", "misuse"])
    _step(act, rating, key, after, words, content)
    return rating


def _step(act: Act, rating: Rating, key: UUID, state: RatingState, words: str, content: dict[str, object]) -> None:
    RatingStep.objects.create(
        rating=rating, state=state, points=rating.points, taken_at=act.at, taken_by_id=act.actor_id, words=words
    )
    write_note(act, f"rating.{state}", rating, path=rating.club.path, fields=["state"], key=key, content=content)


def _tidy(said: Mapping[str, Said]) -> dict[str, Said]:
    return {code: Said(each.points, clean(each.words)[:300]) for code, each in said.items()}


def _plain(said: Mapping[str, Said]) -> dict[str, list[object]]:
    return {code: [each.points, each.words] for code, each in sorted(said.items())}
