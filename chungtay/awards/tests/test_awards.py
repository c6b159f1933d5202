"""A round from the plan to the certificates: what is refused on the way, who sees and moves what."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chungtay.awards import queries, services
from chungtay.awards.models import AwardDecision, AwardRound, Certificate, Nomination, NominationStep, Quota, Sitting
from chungtay.awards.rules import (
    AwardeeKind,
    AwardKind,
    BeyondQuota,
    BeyondUnitQuota,
    DayNotCome,
    DecisionBeforeVote,
    DecisionNeedsNumber,
    DecisionNeedsOffice,
    Issuer,
    MeritMissing,
    NobodyPassed,
    NominatedAlready,
    NominationMovedOn,
    NominationsOverdue,
    NominationState,
    NominationsUnchecked,
    NomineeElsewhere,
    NomineeMissing,
    NoQuorum,
    NoQuotaYet,
    NothingToVoteOn,
    Occasion,
    QuotaBelowUsed,
    RevokedAlready,
    RoundIsSet,
    RoundMovedOn,
    RoundNotOpen,
    RoundState,
    SecondAwardNeedsReason,
    SecondAwardsUnreasoned,
    SignedBeforeVote,
    StepNeedsWords,
    Vote,
    VotesMissing,
)
from chungtay.awards.services import Decided, Given, Nominee, Told
from chungtay.awards.tests.factories import (
    TOLD,
    check,
    decided,
    make_nomination,
    make_quota,
    make_round,
    planned,
    sat,
    today,
    vote,
)
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.kernel.acts import OutsideReach
from chungtay.people.tests.factories import make_commune
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def province(officer):
    return officer.act.grants[0].path


@pytest.fixture
def club():
    return make_club("CLB thôn Phú Nghĩa")


@pytest.fixture
def opened(officer, province):
    return make_round(officer, province)


def second(why="Thành tích chuyên đề khác"):
    return Told(TOLD.merit, TOLD.report, why)


# --- the round --------------------------------------------------------------------------------------------------------


def test_a_round_goes_from_the_plan_to_the_day_of_handing_over(opened, officer, province, club):
    row = vote(opened, officer, [make_nomination(opened, officer, province, club=club)])
    decision = decided(row, officer)
    assert decision.written_number.endswith("/QĐ-HNCT")
    line = Certificate.objects.get()
    assert (line.number, line.name, line.money_vnd, line.nomination.state) == (1, club.name, 500_000, "awarded")
    row = services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.HANDED, on=today())
    assert (row.state, row.handed_on) == ("handed", today())


def test_a_round_opens_with_quotas_and_is_cancelled_in_words(officer, province):
    row = services.plan_round(officer.act, path=province, key=uuid4(), planned=planned())
    with pytest.raises(NoQuotaYet):
        services.move_round(officer.act, award_round=row, key=uuid4(), to=RoundState.OPEN)
    with pytest.raises(StepNeedsWords):
        services.move_round(officer.act, award_round=row, key=uuid4(), to=RoundState.CANCELLED)
    row = services.move_round(officer.act, award_round=row, key=uuid4(), to=RoundState.CANCELLED, said="Gộp đợt")
    assert row.state_words == "Gộp đợt"


def test_the_same_form_twice_is_one_round(officer, province):
    key = uuid4()
    first = services.plan_round(officer.act, path=province, key=key, planned=planned())
    assert services.plan_round(officer.act, path=province, key=key, planned=planned()).pk == first.pk


def test_a_round_is_never_voted_or_decided_by_a_word(opened, officer):
    services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.REVIEW)
    with pytest.raises(RoundMovedOn):
        services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.VOTED)


def test_quotas_are_set_again_until_nominations_close_and_never_below_what_is_nominated(
    opened, officer, province, club
):
    make_nomination(opened, officer, province, club=club)
    make_nomination(opened, officer, province, club=make_club("CLB thôn Đông"))
    with pytest.raises(QuotaBelowUsed):
        make_quota(opened, officer, count=1)
    assert make_quota(opened, officer, count=2).count == 2
    services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.REVIEW)
    with pytest.raises(RoundIsSet):
        make_quota(opened, officer, count=9)
    with pytest.raises(RoundIsSet):
        services.change_round(officer.act, award_round=opened, key=uuid4(), planned=planned())


def test_a_round_is_not_handed_over_tomorrow(opened, officer, province, club):
    decided(vote(opened, officer, [make_nomination(opened, officer, province, club=club)]), officer)
    with pytest.raises(DayNotCome):
        services.move_round(
            officer.act, award_round=opened, key=uuid4(), to=RoundState.HANDED, on=today() + timedelta(days=1)
        )


# --- nominating -------------------------------------------------------------------------------------------------------


def test_a_nomination_beyond_the_quota_is_refused(officer, province, club):
    row = make_round(officer, province, count=1)
    make_nomination(row, officer, province, club=club)
    with pytest.raises(BeyondQuota):
        make_nomination(row, officer, province, club=make_club("CLB thôn Đông"))


def test_a_unit_nominates_no_more_than_its_part_and_a_withdrawn_place_is_free_again(officer, province, club):
    row, commune = make_round(officer, province, count=3, per_unit=1), cast.commune_officer()
    path = commune.act.grants[0].path
    first = make_nomination(row, commune, path, club=club)
    with pytest.raises(BeyondUnitQuota):
        make_nomination(row, commune, path, club=make_club("CLB thôn Đông"))
    services.step_nomination(
        commune.act, nomination=first, key=uuid4(), to=NominationState.WITHDRAWN, words="Nhường nơi khác"
    )
    make_nomination(row, commune, path, club=make_club("CLB thôn Tây"))


def test_the_same_is_nominated_once_for_one_award(opened, officer, province, club):
    make_nomination(opened, officer, province, club=club)
    with pytest.raises(NominatedAlready):
        make_nomination(opened, officer, province, club=club)


def test_only_while_open_and_in_time(officer, province, club):
    row = services.plan_round(officer.act, path=province, key=uuid4(), planned=planned())
    make_quota(row, officer)
    with pytest.raises(RoundNotOpen):
        make_nomination(row, officer, province, club=club)
    late, commune = make_round(officer, province, due_on=today() - timedelta(days=1)), cast.commune_officer()
    with pytest.raises(NominationsOverdue):
        make_nomination(late, commune, commune.act.grants[0].path, club=club)
    make_nomination(late, officer, province, club=club)


def test_who_is_nominated_sits_with_who_nominates(officer, province):
    row, commune = make_round(officer, province), cast.commune_officer()
    elsewhere = make_club("CLB thôn Tân Thắng", commune=cast.next_commune())
    with pytest.raises(NomineeElsewhere):
        make_nomination(row, commune, commune.act.grants[0].path, club=elsewhere)
    with pytest.raises(OutsideReach):
        make_nomination(row, commune, cast.next_commune().path, club=elsewhere)


def test_a_nomination_says_whom_and_for_what(opened, officer, province, club):
    quota = Quota.objects.get(round=opened)

    def go(nominee, told=TOLD):
        services.nominate(officer.act, quota=quota, unit_path=province, key=uuid4(), nominee=nominee, told=told)

    with pytest.raises(NomineeMissing):
        go(Nominee(name="CLB nào đó"))
    with pytest.raises(MeritMissing):
        go(Nominee(club=club, name=club.name), Told(" ", "x"))


def test_clubs_members_units_and_outsiders_may_be_nominated(officer, province, club):
    row = make_round(officer, province, *AwardeeKind)
    member = make_member(club, full_name="Nguyễn Thị Lụa")
    make_nomination(row, officer, province, club=club)
    make_nomination(row, officer, province, club=club, member=member)
    commune = club.path.rpartition("c")[0]
    make_nomination(row, officer, province, awardee=AwardeeKind.UNIT, awardee_path=commune, name="Hội NCT xã Nga Sơn")
    make_nomination(row, officer, province, awardee=AwardeeKind.PERSON, name="Bác sĩ Trần Văn Hòa", unit="Trạm y tế")
    make_nomination(row, officer, province, awardee=AwardeeKind.BODY, name="HelpAge International")
    assert Nomination.objects.count() == 5
    assert ["Vào câu lạc bộ", f"{member.valid_from:%d/%m/%Y}"] in Nomination.objects.get(awardee="member").figures


def test_a_club_nominates_the_commune_endorses_and_the_province_checks(officer, province, club):
    row, lan, commune = make_round(officer, province), cast.lan_the_chair(club), cast.commune_officer()
    nomination = make_nomination(row, lan, club.path, club=club)

    def go(who, to, words=""):
        return services.step_nomination(who.act, nomination=nomination, key=uuid4(), to=to, words=words)

    with pytest.raises(NominationMovedOn):
        go(lan, NominationState.CHECKED)
    with pytest.raises(OutsideReach):
        go(cast.neighbour_officer(), NominationState.ENDORSED)
    go(commune, NominationState.ENDORSED, "Đúng sự thật")
    with pytest.raises(NominationMovedOn):
        go(commune, NominationState.CHECKED)
    with pytest.raises(StepNeedsWords):
        go(officer, NominationState.RETURNED)
    go(officer, NominationState.RETURNED, "Ghi thêm số liệu")
    told = Told("Thành tích mới", "Đã ghi thêm")
    services.step_nomination(lan.act, nomination=nomination, key=uuid4(), to=NominationState.PROPOSED, told=told)
    assert check(nomination, officer).merit == "Thành tích mới"
    assert [step.state for step in queries.steps_of(nomination)] == [
        "proposed", "endorsed", "returned", "proposed", "checked",
    ]  # fmt: skip


# --- a second award ---------------------------------------------------------------------------------------------------


def test_a_second_award_for_the_same_merit_is_refused_without_a_reason(opened, officer, province, club):
    decided(vote(opened, officer, [make_nomination(opened, officer, province, club=club)]), officer)
    again = make_round(officer, province, title="Đợt chuyên đề")
    with pytest.raises(SecondAwardNeedsReason):
        make_nomination(again, officer, province, club=club)
    row = make_nomination(again, officer, province, club=club, told=second())
    assert [each.name for each in queries.awards_before(row.who, again.merit_from, again.merit_to)] == [club.name]


def test_merit_of_another_time_and_a_revoked_award_are_no_second(opened, officer, province, club):
    decided(vote(opened, officer, [make_nomination(opened, officer, province, club=club)]), officer)
    year = today().year + 1
    other = make_round(
        officer, province, merit_from=today().replace(year=year, month=1, day=1),
        merit_to=today().replace(year=year, month=12, day=31),
    )  # fmt: skip
    make_nomination(other, officer, province, club=club)
    line = Certificate.objects.get()
    with pytest.raises(StepNeedsWords):
        services.revoke(officer.act, certificate=line, key=uuid4(), said=" ")
    services.revoke(officer.act, certificate=line, key=uuid4(), said="Báo cáo không đúng")
    with pytest.raises(RevokedAlready):
        services.revoke(officer.act, certificate=line, key=uuid4(), said="Lần nữa")
    make_nomination(make_round(officer, province), officer, province, club=club)


def test_another_award_in_the_same_round_is_a_second(officer, province, club):
    row = make_round(officer, province)
    make_nomination(row, officer, province, club=club)
    flag = make_quota(row, officer, kind=AwardKind.CO_THI_DUA)
    nominee = Nominee(club=club, name=club.name)
    with pytest.raises(SecondAwardNeedsReason):
        services.nominate(officer.act, quota=flag, unit_path=province, key=uuid4(), nominee=nominee, told=TOLD)
    services.nominate(
        officer.act, quota=flag, unit_path=province, key=uuid4(), nominee=nominee, told=second("Dẫn đầu cụm thi đua")
    )


def test_an_award_given_between_vote_and_decision_is_withdrawn_before_it_is_decided(opened, officer, province, club):
    both = [make_nomination(opened, officer, province, club=each) for each in (club, make_club("CLB thôn Đông"))]
    row = vote(opened, officer, both)
    given = gift(AwardeeKind.CLUB)
    services.record_award(
        officer.act, path=province, key=uuid4(), given=given, nominee=Nominee(club=club, name=club.name)
    )
    with pytest.raises(SecondAwardsUnreasoned):
        decided(row, officer)
    mine = Nomination.objects.get(club=club)
    services.step_nomination(
        officer.act, nomination=mine, key=uuid4(), to=NominationState.WITHDRAWN, words="Đã được khen"
    )
    decided(row, officer)


def gift(awardee, **more):
    said = {
        "kind": AwardKind.BANG_KHEN, "awardee": awardee, "occasion": Occasion.SUDDEN, "issuer": "Sở Y tế tỉnh",
        "written_number": "12/QĐ-SYT", "signed_on": today(), "merit": "Có thành tích phòng dịch",
        "merit_from": planned().merit_from, "merit_to": planned().merit_to,
    }  # fmt: skip
    return Given(**said | more)


def test_what_an_outside_body_gave_stands_in_the_register_with_its_number(officer, province, club):
    given = gift(AwardeeKind.CLUB, money_vnd=1_000_000, money_source="Ngân sách")
    line = services.record_award(
        officer.act, path=province, key=uuid4(), given=given, nominee=Nominee(club=club, name=club.name)
    )
    assert (line.number, line.decision.issuer, line.decision.issuer_side) == (1, "Sở Y tế tỉnh", Issuer.OUTSIDE)
    doctor = Nominee(name="Bác sĩ Hòa", unit="Trạm y tế xã")
    other = services.record_award(
        officer.act, path=province, key=uuid4(), given=gift(AwardeeKind.PERSON), nominee=doctor
    )
    assert other.number == 2
    for wrong, refusal in (
        ({"written_number": " "}, DecisionNeedsNumber), ({"merit": ""}, MeritMissing),
        ({"signed_on": today() + timedelta(days=1)}, DayNotCome), ({}, SecondAwardNeedsReason),
    ):  # fmt: skip
        with pytest.raises(refusal):
            services.record_award(
                officer.act, path=province, key=uuid4(), given=gift(AwardeeKind.PERSON, **wrong), nominee=doctor
            )


# --- the vote and the decision ----------------------------------------------------------------------------------------


def test_the_council_votes_with_quorum_on_everything_that_was_checked(opened, officer, province, club):
    first = make_nomination(opened, officer, province, club=club)
    other = make_nomination(opened, officer, province, club=make_club("CLB thôn Đông"))

    def go(votes=None, **more):
        said = {first.key: Vote(5, 2), other.key: Vote(3, 4)} if votes is None else votes
        return services.hold_council(officer.act, award_round=opened, key=uuid4(), sat=sat(**more), votes=said)

    with pytest.raises(RoundMovedOn):
        go()
    services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.REVIEW)
    with pytest.raises(NominationsUnchecked):
        go()
    check(first, officer)
    check(other, officer)
    with pytest.raises(NoQuorum):
        go(present_count=5)
    with pytest.raises(DayNotCome):
        go(held_on=today() + timedelta(days=1))
    with pytest.raises(VotesMissing):
        go({first.key: Vote(5)})
    with pytest.raises(StepNeedsWords):
        go(chair=" ")
    go()
    assert list(Nomination.objects.order_by("pk").values_list("state", "yes_count", "no_count")) == [
        ("passed", 5, 2), ("failed", 3, 4),
    ]  # fmt: skip


def test_nothing_to_vote_on_is_no_meeting(opened, officer):
    services.move_round(officer.act, award_round=opened, key=uuid4(), to=RoundState.REVIEW)
    with pytest.raises(NothingToVoteOn):
        services.hold_council(officer.act, award_round=opened, key=uuid4(), sat=sat(), votes={})


def test_a_decision_before_the_vote_is_refused(opened, officer, province, club):
    make_nomination(opened, officer, province, club=club)
    with pytest.raises(DecisionBeforeVote):
        decided(opened, officer)


def test_a_decision_needs_a_register_a_day_and_somebody(opened, officer, province, club):
    row = vote(opened, officer, [make_nomination(opened, officer, province, club=club)])

    def go(**more):
        return services.decide(
            officer.act, award_round=row, key=uuid4(), decided=Decided(**{"signed_on": today()} | more)
        )

    with pytest.raises(DecisionNeedsOffice):
        go()
    with pytest.raises(SignedBeforeVote):
        go(signed_on=today() - timedelta(days=1))
    with pytest.raises(DayNotCome):
        go(signed_on=today() + timedelta(days=1))
    nobody = make_round(officer, province, title="Đợt không ai")
    nobody = vote(nobody, officer, [make_nomination(nobody, officer, province, club=make_club("CLB A"))], yes=1)
    with pytest.raises(NobodyPassed):
        decided(nobody, officer)


def test_the_decision_of_an_outside_body_comes_with_its_number(officer, province, club):
    row = make_round(officer, province, issuer_side=Issuer.OUTSIDE, issuer="Chủ tịch UBND tỉnh Thanh Hóa")
    row = vote(row, officer, [make_nomination(row, officer, province, club=club)])
    with pytest.raises(DecisionNeedsNumber):
        services.decide(officer.act, award_round=row, key=uuid4(), decided=Decided(today()))
    made = services.decide(officer.act, award_round=row, key=uuid4(), decided=Decided(today(), "99/QĐ-UBND"))
    assert (made.paper, made.written_number) == (None, "99/QĐ-UBND")


def test_numbers_of_the_register_go_on_through_the_year(officer, province):
    for name in ("CLB A", "CLB B"):
        row = make_round(officer, province, title=name)
        decided(vote(row, officer, [make_nomination(row, officer, province, club=make_club(name))]), officer)
    assert list(Certificate.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]


# --- in the database --------------------------------------------------------------------------------------------------


def test_the_database_keeps_quotas_votes_decisions_and_awards(opened, officer, province, club):
    nomination = make_nomination(opened, officer, province, club=club)
    row = vote(opened, officer, [nomination])
    decision = decided(row, officer)
    loose = {"path": province, "issuer": "Hội", "occasion": "regular", "written_number": "1", "signed_on": today(),
             "merit_from": today(), "merit_to": today()}  # fmt: skip
    copy = Nomination(
        quota=nomination.quota, unit_path=province, awardee="person", who="person:x", name="Ai đó", merit="x",
        report="x", since_on=today(),
    )  # fmt: skip
    Quota.objects.filter(round=opened).update(count=1)
    full = Nomination(
        quota=nomination.quota, unit_path=province, awardee="club", who="club:0", name="Ai đó", merit="x", report="x",
        since_on=today(), club=club,
    )  # fmt: skip
    for change in (
        copy.save,
        full.save,
        lambda: AwardDecision.objects.create(issuer_side="inside", **loose),
        lambda: AwardDecision.objects.filter(pk=decision.pk).update(written_number="2"),
        lambda: Sitting.objects.update(present_count=1),
        lambda: Sitting.objects.create(
            round=make_round(officer, province), held_on=today(), place="x", chair="x", secretary="x", member_count=9,
            present_count=5, quorum_percent=66, pass_percent=51,
        ),
        lambda: Certificate.objects.update(merit="khác"),
        lambda: Certificate.objects.all().delete(),
        lambda: NominationStep.objects.update(words="khác"),
        lambda: Nomination.objects.update(state="proposed"),
        lambda: Nomination.objects.all().delete(),
        lambda: AwardRound.objects.filter(pk=row.pk).update(state="open"),
        lambda: AwardRound.objects.create(path=province, title="x", issuer="x", merit_from=today(), due_on=today(),
                                          merit_to=today() - timedelta(days=1)),
        lambda: Quota.objects.create(round=row, kind="giay_khen", awardee="body", count=1, money_vnd=5),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# --- who sees and moves what ------------------------------------------------------------------------------------------


def test_each_level_moves_only_its_own(opened, club):
    commune, centre = cast.commune_officer(), cast.centre_officer()
    for who in (commune, centre, cast.lan_the_chair(club)):
        with pytest.raises(OutsideReach):
            services.move_round(who.act, award_round=opened, key=uuid4(), to=RoundState.REVIEW)
    assert commune.client.get(f"/vp/khen-thuong/{opened.key}/buoc/review/").status_code == 404
    assert centre.client.get(f"/vp/khen-thuong/{opened.key}/hop/").status_code == 404
    assert centre.client.get(f"/vp/khen-thuong/{opened.key}/").status_code == 200


def test_the_next_province_sees_nothing_and_the_next_commune_no_nomination(opened, officer, province, club):
    nomination = make_nomination(opened, cast.commune_officer(), club.path.rpartition("c")[0], club=club)
    other = cast.someone(
        "Người Nghệ An", ("province_officer", make_commune("Anh Sơn", province="Nghệ An").province.path)
    )
    for where in (f"/vp/khen-thuong/{opened.key}/", f"/vp/khen-thuong/de-cu/{nomination.key}/"):
        assert other.client.get(where).status_code == 404
    assert opened.title not in other.client.get("/vp/khen-thuong/").content.decode()
    near = cast.neighbour_officer()
    page = near.client.get(f"/vp/khen-thuong/{opened.key}/").content.decode()
    assert opened.title in page
    assert club.name not in page
    assert near.client.get(f"/vp/khen-thuong/de-cu/{nomination.key}/").status_code == 404


def test_a_round_that_is_planned_is_not_told_below(officer, province):
    row = services.plan_round(officer.act, path=province, key=uuid4(), planned=planned(title="Đợt chưa mở"))
    assert cast.commune_officer().client.get(f"/vp/khen-thuong/{row.key}/").status_code == 404
