"""Commendation in the demo province: the round of 2025 with its certificates, and one that takes nominations now."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid5

from chungtay.awards.models import AwardRound, Nomination, Quota
from chungtay.awards.rules import (
    AwardeeKind,
    AwardKind,
    Issuer,
    NominationState,
    Occasion,
    RoundState,
    Share,
    Vote,
)
from chungtay.awards.services import (
    Decided,
    Given,
    Nominee,
    Planned,
    Sat,
    Told,
    decide,
    hold_council,
    move_round,
    nominate,
    plan_round,
    record_award,
    set_quota,
    step_nomination,
)
from chungtay.clubs.models import BoardSeat, Club, Membership
from chungtay.clubs.queries import names_of_paths
from chungtay.clubs.rules import Post
from chungtay.demo import words
from chungtay.demo.services.founding import ACTIONS, act_on
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.papers.queries import letterhead_on
from chungtay.papers.services import NewLetterhead, open_office, set_letterhead

KEY = UUID("5f0c7d1e-6a1b-4c8e-9d44-1b7f0e2a9c33")
YEAR = 2025
OPENED, SAT, SIGNED, HANDED = date(2025, 11, 10), date(2025, 12, 12), date(2025, 12, 18), date(2025, 12, 25)
SOURCE = "Quỹ khen thưởng của Hội"
QUOTAS = (
    (AwardeeKind.CLUB, 6, 2, 1_000_000), (AwardeeKind.MEMBER, 8, 3, 500_000), (AwardeeKind.PERSON, 2, None, 500_000),
    (AwardeeKind.BODY, 2, None, 0),
)  # fmt: skip


def praise(today: date, clubs: dict[UUID, Club]) -> None:
    """Both rounds, once."""
    if not clubs or today < HANDED or AwardRound.objects.exists():
        return
    first = min(clubs.values(), key=lambda each: each.pk)
    province = f"/{first.path.strip('/').split('/')[0]}/"
    ours = sorted((each for each in clubs.values() if each.path.startswith(province)), key=lambda each: each.pk)
    issuer = _office(province)
    _finished(province, issuer, ours)
    if today.year > YEAR:
        _running(today, province, issuer, ours)


def _key(name: str) -> UUID:
    return uuid5(KEY, name)


def _act(day: date, path: str) -> Act:
    """The system's act as of somebody who sits at this place: each level moves only its own."""
    return replace(act_on(day), grants=(HeldGrant("system", path, frozenset(ACTIONS)),))


def _office(province: str) -> str:
    """The office of the province with its letterhead; what it is called."""
    act = _act(OPENED, province)
    office = open_office(act, path=province)
    if letterhead_on(office, OPENED) is None:
        place = office.name.rpartition("tỉnh ")[2].rpartition("thành phố ")[2]
        new = NewLetterhead(
            words.PRAISE_ABOVE, office.name, "HNCT", place, "Chủ tịch", words.PRAISE_CHAIR, "VT", date(2025, 7, 1)
        )
        set_letterhead(act, office=office, key=_key("letterhead"), new=new)
    return str(office.name)


def _round(opened: date, province: str, issuer: str, year: int, due_on: date) -> AwardRound:
    act, name = _act(opened, province), f"round {year}"
    planned = Planned(
        words.PRAISE_TITLE % {"year": year}, Occasion.REGULAR, Issuer.INSIDE, issuer, date(year, 1, 1),
        date(year, 12, 31), due_on, 66, 51, words.PRAISE_ABOUT,
    )  # fmt: skip
    row = plan_round(act, path=province, key=_key(name), planned=planned)
    for awardee, count, per_unit, money_vnd in QUOTAS:
        share = Share(count, per_unit, money_vnd, SOURCE if money_vnd else "")
        set_quota(
            act, award_round=row, key=_key(f"{name} {awardee}"), kind=AwardKind.GIAY_KHEN, awardee=awardee, share=share
        )
    return move_round(act, award_round=row, key=_key(f"{name} open"), to=RoundState.OPEN)


def _nominate(day: date, row: AwardRound, unit_path: str, nominee: Nominee, merit: str, why: str = "") -> Nomination:
    is_club = nominee.club is not None and nominee.membership is None
    awardee = AwardeeKind.CLUB if is_club else AwardeeKind.MEMBER
    if nominee.club is None:
        awardee = AwardeeKind.PERSON if nominee.post else AwardeeKind.BODY
    quota = Quota.objects.get(round=row, awardee=awardee)
    told = Told(merit, words.PRAISE_REPORT % {"name": nominee.name, "merit": merit}, why)
    key = _key(f"{row.pk} {awardee} {nominee.name} {unit_path}")
    return nominate(_act(day, unit_path), quota=quota, unit_path=unit_path, key=key, nominee=nominee, told=told)


def _club(club: Club) -> Nominee:
    return Nominee(club=club, name=club.name, unit=_called(club).removeprefix(club.name).strip(" ()"))


def _chair(club: Club, day: date) -> Nominee | None:
    seat = BoardSeat.objects.on(day).filter(club=club, post=Post.CHAIR).select_related("person").first()
    member = Membership.objects.on(day).filter(club=club, person=seat.person).first() if seat else None
    if seat is None or member is None:
        return None
    return Nominee(club=club, membership=member, name=seat.person.full_name, post="Chủ nhiệm", unit=_called(club))


def _called(club: Club) -> str:
    return names_of_paths([club.path], SIGNED).get(club.path, club.name)


def _finished(province: str, issuer: str, clubs: list[Club]) -> None:
    """Nominated, voted on, decided and handed over; one club had a health department's award and a reason."""
    row, day = _round(OPENED, province, issuer, YEAR, date(2025, 12, 5)), date(2025, 11, 25)
    known = [club for club in clubs if club.founded_on and club.founded_on < date(YEAR, 7, 1)][:6]
    outside = Given(
        AwardKind.GIAY_KHEN, AwardeeKind.CLUB, Occasion.SUDDEN, words.PRAISE_OUTSIDE, "412/QĐ-SYT", date(2025, 9, 9),
        words.PRAISE_OUTSIDE_MERIT, date(YEAR, 1, 1), date(2025, 8, 31), 1_000_000, words.PRAISE_OUTSIDE,
    )  # fmt: skip
    for at, club in enumerate(known):
        if at == 0:
            act = _act(date(2025, 9, 15), province)
            record_award(act, path=province, key=_key("outside"), given=outside, nominee=_club(club))
        _nominate(day, row, club.path, _club(club), words.PRAISE_CLUB, words.PRAISE_SECOND if at == 0 else "")
        chair = _chair(club, day)
        if chair is not None:
            _nominate(day, row, club.path, chair, words.PRAISE_MEMBER)
    for name, post, unit in words.PRAISE_FRIENDS:
        _nominate(day, row, province, Nominee(name=name, post=post, unit=unit), words.PRAISE_FRIEND)
    act = _act(SAT, province)
    rows = list(Nomination.objects.filter(quota__round=row).order_by("pk"))
    for each in rows:
        step_nomination(act, nomination=each, key=_key(f"check {each.pk}"), to=NominationState.CHECKED)
    move_round(act, award_round=row, key=_key("review"), to=RoundState.REVIEW)
    votes = {each.key: Vote(3, 5) if at == len(known) else Vote(8 - at % 2, at % 2) for at, each in enumerate(rows)}
    sat = Sat(
        SAT, words.PRAISE_PLACE, words.PRAISE_CHAIR, words.PRAISE_SECRETARY, 9, 8, words.PRAISE_COUNCIL,
        words.PRAISE_OPINIONS,
    )  # fmt: skip
    hold_council(act, award_round=row, key=_key("council"), sat=sat, votes=votes)
    decide(_act(SIGNED, province), award_round=row, key=_key("decide"), decided=Decided(SIGNED))
    move_round(_act(HANDED, province), award_round=row, key=_key("hand"), to=RoundState.HANDED, on=HANDED)


def _running(today: date, province: str, issuer: str, clubs: list[Club]) -> None:
    """This year's: nominations at every step before the council."""
    row = _round(today - timedelta(12), province, issuer, today.year, today + timedelta(12))
    steps = (NominationState.CHECKED, NominationState.ENDORSED, NominationState.RETURNED, NominationState.PROPOSED)
    for at, club in enumerate(clubs[:8]):
        nominee = _club(club) if at < 5 else _chair(club, today)
        if nominee is None:
            continue
        merit = words.PRAISE_CLUB if at < 5 else words.PRAISE_MEMBER
        each = _nominate(today - timedelta(8), row, club.path, nominee, merit)
        to = steps[at % len(steps)]
        place = club.path.rpartition("c")[0] if to is NominationState.ENDORSED else province
        if to is not NominationState.PROPOSED:
            said = words.PRAISE_BACK if to is NominationState.RETURNED else words.PRAISE_ENDORSED
            act = _act(today - timedelta(3), place)
            step_nomination(act, nomination=each, key=_key(f"step {each.pk}"), to=to, words=said)
