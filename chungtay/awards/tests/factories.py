"""A round of the tests from its quotas to its certificates."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chungtay.awards.models import AwardDecision, AwardRound, Certificate, Nomination, Quota
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
    Nominee,
    Planned,
    Sat,
    Told,
    decide,
    hold_council,
    move_round,
    nominate,
    plan_round,
    set_quota,
    step_nomination,
)
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.papers.models import Office
from chungtay.papers.tests.factories import make_office
from chungtay.places.models import Area
from tests import cast

TOLD = Told(
    "Đã có thành tích xuất sắc trong hoạt động câu lạc bộ", "Sơ lược: câu lạc bộ.\nViệc làm nổi bật: trồng cây."
)


def today() -> date:
    """The Vietnamese day of the tests."""
    return now().astimezone(VIET_NAM).date()


def planned(**more: Any) -> Planned:
    """A round for the merit of this year, open for ten days more."""
    said: dict[str, Any] = {
        "title": "Khen thưởng năm", "occasion": Occasion.REGULAR, "issuer_side": Issuer.INSIDE,
        "issuer": "Hội Người cao tuổi tỉnh Thanh Hóa", "merit_from": date(today().year, 1, 1),
        "merit_to": date(today().year, 12, 31), "due_on": today() + timedelta(days=10), "quorum_percent": 66,
        "pass_percent": 51,
    }  # fmt: skip
    return Planned(**said | more)


def make_quota(
    row: AwardRound, who: cast.Someone, awardee: AwardeeKind = AwardeeKind.CLUB, count: int = 5, **more: Any
) -> Quota:
    """So many giấy khen with money of the Association's fund."""
    said = {"per_unit": None, "money_vnd": 500_000, "money_source": "Quỹ khen thưởng của Hội"} | more
    kind = said.pop("kind", AwardKind.GIAY_KHEN)
    return set_quota(who.act, award_round=row, key=uuid4(), kind=kind, awardee=awardee, share=Share(count, **said))


def make_round(
    who: cast.Someone, path: str, *awardees: AwardeeKind, count: int = 5, per_unit: int | None = None, **more: Any
) -> AwardRound:
    """A round of the office at this path, open, with a quota for each awardee named."""
    row = plan_round(who.act, path=path, key=uuid4(), planned=planned(**more))
    for awardee in awardees or (AwardeeKind.CLUB,):
        make_quota(row, who, awardee, count, per_unit=per_unit)
    return move_round(who.act, award_round=row, key=uuid4(), to=RoundState.OPEN)


def make_nomination(
    row: AwardRound, who: cast.Someone, unit_path: str, *, club: Club | None = None,
    member: Membership | None = None, told: Told = TOLD, **outsider: Any,
) -> Nomination:  # fmt: skip
    """A club, a member of it, or an outsider by name, nominated by a unit."""
    awardee = outsider.pop("awardee", None) or (AwardeeKind.MEMBER if member else AwardeeKind.CLUB)
    name = outsider.pop("name", "") or (member.person.full_name if member else club.name if club else "")
    nominee = Nominee(club=club, membership=member, name=name, **outsider)
    quota = Quota.objects.filter(round=row, awardee=awardee).get()
    return nominate(who.act, quota=quota, unit_path=unit_path, key=uuid4(), nominee=nominee, told=told)


def check(row: Nomination, who: cast.Someone) -> Nomination:
    """The file is complete."""
    return step_nomination(who.act, nomination=row, key=uuid4(), to=NominationState.CHECKED)


def sat(**more: Any) -> Sat:
    """Seven of nine, today."""
    said: dict[str, Any] = {
        "held_on": today(), "place": "Hội trường", "chair": "Lê Văn Thành", "secretary": "Đỗ Thị Minh",
        "member_count": 9, "present_count": 7,
    }  # fmt: skip
    return Sat(**said | more)


def vote(row: AwardRound, who: cast.Someone, rows: Sequence[Nomination], yes: int = 6) -> AwardRound:
    """Nominations closed, checked and voted on, each with so many for."""
    for each in rows:
        if each.state != NominationState.CHECKED:
            check(each, who)
    move_round(who.act, award_round=row, key=uuid4(), to=RoundState.REVIEW)
    votes = {each.key: Vote(yes, 7 - yes) for each in rows}
    hold_council(who.act, award_round=row, key=uuid4(), sat=sat(), votes=votes)
    return AwardRound.objects.get(pk=row.pk)


def office_at(path: str, name: str = "Hội Người cao tuổi tỉnh Thanh Hóa") -> Office:
    """The office over this path, with its registers."""
    return Office.objects.filter(path=path).first() or make_office(Area.objects.get(path=path), name)


def decided(row: AwardRound, who: cast.Someone) -> AwardDecision:
    """The decision of today, numbered."""
    office_at(row.path)
    return decide(who.act, award_round=row, key=uuid4(), decided=Decided(today()))


def award_rows(club: Club, member: Membership) -> dict[str, Any]:
    """A decided round of the club's province and one that is open, by the names that addresses use."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    who = cast.someone("Đỗ Thị Minh", ("province_officer", province))
    done = make_round(who, province, AwardeeKind.MEMBER, title="Đợt Kín Đáo")
    first = make_nomination(done, who, province, club=club, member=member)
    decision = decided(vote(done, who, [first]), who)
    row = make_round(who, province, AwardeeKind.CLUB, title="Đợt Kín Đáo đang mở")
    nomination = make_nomination(row, who, province, club=club)
    return {
        "round_key": row.key, "nomination_key": nomination.key, "award_paper": "bien-ban", "round_step": "cancelled",
        "certificate_key": Certificate.objects.get(decision=decision).key,
    }  # fmt: skip
