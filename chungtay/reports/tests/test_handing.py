"""A report from the draft to the lock: who may, two at once, what is refused, what stays, who sees nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_club, make_member, make_members
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.months import HalfYear
from chungtay.reports import queries, services
from chungtay.reports.models import Due, DueStep, Submission, SubmittedLine
from chungtay.reports.rules import (
    Bounds,
    CampaignIsLocked,
    CampaignOnce,
    CutOffInFuture,
    CutOffMissing,
    DeadlineBeforeCutOff,
    DeadlineMissing,
    DeadlinesOutOfOrder,
    Doubt,
    DueMovedOn,
    EstimateBelowCount,
    EstimateNotAsked,
    NarrativeMissing,
    NothingChosen,
    OtherFigureNeedsWords,
    ReopenedUntilPast,
    StepNeedsWords,
    Told,
)
from chungtay.reports.services import Written
from chungtay.reports.tests.conftest import count
from chungtay.reports.tests.factories import SAID, asked, due_of, hand_up, make_campaign, today
from tests import cast

pytestmark = pytest.mark.django_db


def parents(club):
    """The paths of its commune and its province."""
    parts = club.path.strip("/").split("/")
    return f"/{parts[0]}/{parts[1]}/", f"/{parts[0]}/"


def handed_up(club):
    """A campaign of the country in which the club has handed up."""
    campaign = make_campaign()
    due = due_of(campaign, club.path)
    hand_up(due)
    return campaign, due


def members_of(due):
    return queries.counted_now(due)["members"].top


def test_a_campaign_asks_living_clubs_communes_with_a_club_provinces_and_the_country(club):
    campaign = make_campaign()
    commune, province = parents(club)
    assert set(Due.objects.filter(campaign=campaign, level="club").values_list("path", flat=True)) == {club.path}
    assert set(Due.objects.filter(campaign=campaign, level="commune").values_list("path", flat=True)) == {commune}
    assert Due.objects.filter(campaign=campaign, level="province").count() == 34
    assert due_of(campaign, "/").above == "/"
    assert due_of(campaign, club.path).above == commune
    assert due_of(campaign, commune).above == province


def test_a_campaign_may_ask_only_some_levels_of_one_province(club):
    commune, province = parents(club)
    officer = cast.province_officer()
    campaign = services.open_campaign(
        officer.act, path=province, key=uuid4(), asked=asked(club_due_on=None, province_due_on=None)
    )
    assert set(campaign.dues.values_list("path", flat=True)) == {commune, province}
    assert due_of(campaign, province).due_on == campaign.commune_due_on


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "half", "period": str(HalfYear.of(today()))}, CutOffMissing),
        ({"club_due_on": None, "commune_due_on": None, "province_due_on": None}, DeadlineMissing),
        ({"club_due_on": date(2020, 1, 1)}, DeadlineBeforeCutOff),
        ({"commune_due_on": today() + timedelta(days=1)}, DeadlinesOutOfOrder),
        ({"asks_estimate": True}, EstimateNotAsked),
    ],
)
def test_a_campaign_that_cannot_be_kept_is_refused(club, changed, refusal):
    with pytest.raises(refusal):
        make_campaign(**changed)


def test_a_period_is_asked_once_and_the_same_form_twice_is_one_campaign(club):
    officer, key = cast.centre_officer(), uuid4()
    first = services.open_campaign(officer.act, path="/", key=key, asked=asked())
    assert services.open_campaign(officer.act, path="/", key=key, asked=asked()).pk == first.pk
    with pytest.raises(CampaignOnce):
        make_campaign()


def test_a_commune_opens_no_campaign_and_a_province_none_of_the_country(club):
    for who in (cast.commune_officer(), cast.province_officer()):
        with pytest.raises(OutsideReach):
            services.open_campaign(who.act, path="/", key=uuid4(), asked=asked())


def test_a_report_goes_from_the_club_up_and_is_locked(club):
    campaign = make_campaign()
    commune, province = parents(club)
    due = due_of(campaign, club.path)
    submission = hand_up(due)
    assert SubmittedLine.objects.get(submission=submission, indicator="members").top == members_of(due) > 4
    services.give_back(cast.commune_officer().act, due=due, key=uuid4(), words="Thiếu hai cụ mới vào")
    hand_up(due, written=Written(results="Đã ghi thêm hai cụ"))
    assert services.accept(cast.commune_officer().act, dues=[due], key=uuid4()) == 1
    for path, above in ((commune, cast.province_officer()), (province, cast.centre_officer())):
        hand_up(due_of(campaign, path))
        services.accept(above.act, dues=[due_of(campaign, path)], key=uuid4())
    hand_up(due_of(campaign, "/"))
    assert due_of(campaign, "/").state == "accepted"
    assert services.lock_campaign(cast.centre_officer().act, campaign=campaign, key=uuid4()) == 4
    due.refresh_from_db()
    assert due.state == "locked"
    assert list(DueStep.objects.filter(due=due).order_by("pk").values_list("state", flat=True)) == [
        "sent", "returned", "sent", "accepted", "locked",
    ]  # fmt: skip
    assert list(due.submissions.order_by("number").values_list("number", "results")) == [
        (1, ""), (2, "Đã ghi thêm hai cụ"),
    ]  # fmt: skip


def test_what_was_handed_up_stays_when_the_records_are_put_right(club):
    campaign = make_campaign()
    due = due_of(campaign, club.path)
    was = SubmittedLine.objects.get(submission=hand_up(due), indicator="members").top
    make_member(club, full_name="Nguyễn Văn Muộn", birth_year=1950)
    count(club)
    due.refresh_from_db()
    assert queries.submitted(due.submission)["members"][0].top == was
    assert members_of(due) == was + 1
    page = cast.commune_officer().client.get(f"/vp/bao-cao/nop/{due.key}/").content.decode()
    assert "đính chính" in page


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reports_submittedline SET top = top + 1",
        "DELETE FROM reports_submittedline",
        "UPDATE reports_submission SET results = 'khác'",
        "DELETE FROM reports_duestep",
        "DELETE FROM reports_due",
        "TRUNCATE reports_submission CASCADE",
        "UPDATE reports_due SET state = 'locked' WHERE state = 'sent'",
        "UPDATE reports_due SET submission_id = NULL WHERE state = 'sent'",
        "UPDATE reports_due SET club_id = NULL WHERE level = 'club'",
        "UPDATE reports_campaign SET counted_to = last_on + 1",
        "UPDATE reports_campaign SET asks_estimate = true",
        "UPDATE reports_campaign SET commune_due_on = club_due_on - 1",
    ],
)
def test_the_tables_refuse_what_no_service_does(club, statement):
    handed_up(club)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_accepts_their_own_report_and_nobody_writes_their_neighbours(club):
    campaign = make_campaign()
    commune, _province = parents(club)
    due = due_of(campaign, club.path)
    with pytest.raises(OutsideReach):
        services.send(cast.neighbour().act, due=due, key=uuid4(), written=SAID)
    hand_up(due)
    for who in (cast.lan_the_chair(club), cast.neighbour_officer()):
        with pytest.raises(OutsideReach):
            services.accept(who.act, dues=[due], key=uuid4())
    own = due_of(campaign, commune)
    hand_up(own)
    with pytest.raises(OutsideReach):
        services.accept(cast.commune_officer().act, dues=[own], key=uuid4())


def test_of_two_officers_at_once_the_second_is_told_that_it_moved_on(club):
    campaign = make_campaign()
    due = due_of(campaign, club.path)
    hand_up(due)
    services.accept(cast.commune_officer().act, dues=[due], key=uuid4())
    with pytest.raises(DueMovedOn):
        services.accept(cast.commune_officer().act, dues=[due], key=uuid4())
    with pytest.raises(DueMovedOn):
        hand_up(due)


def test_many_are_accepted_together_or_none(club):
    other = make_club("CLB thôn Tân Hải")
    count(club, other)
    campaign = make_campaign()
    dues = [due_of(campaign, each.path) for each in (club, other)]
    hand_up(dues[0])
    with pytest.raises(DueMovedOn):
        services.accept(cast.commune_officer().act, dues=dues, key=uuid4())
    assert Due.objects.get(pk=dues[0].pk).state == "sent"
    hand_up(dues[1])
    key = uuid4()
    assert services.accept(cast.commune_officer().act, dues=dues, key=key) == 2
    assert services.accept(cast.commune_officer().act, dues=dues, key=key) == 2
    with pytest.raises(NothingChosen):
        services.accept(cast.commune_officer().act, dues=[], key=uuid4())


def test_another_figure_needs_words_and_stands_beside_what_was_counted(club):
    due = due_of(make_campaign(), club.path)
    with pytest.raises(OtherFigureNeedsWords):
        hand_up(due, written=Written(told={"members": Told(said=60)}))
    submission = hand_up(due, written=Written(told={"members": Told(said=60, words="còn người chưa vào sổ")}))
    line = SubmittedLine.objects.get(submission=submission, indicator="members")
    assert (line.said, line.top) == (60, members_of(due))


def test_an_office_says_its_limits_and_proposals_and_a_club_need_not(club):
    campaign = make_campaign()
    hand_up(due_of(campaign, club.path), written=Written())
    with pytest.raises(NarrativeMissing):
        hand_up(due_of(campaign, parents(club)[0]), written=Written(limits="Không có"))


def test_an_estimate_has_its_own_column_and_enters_no_count(club):
    due = due_of(make_campaign(), club.path)
    with pytest.raises(EstimateNotAsked):
        hand_up(due, written=Written(told={"meetings": Told(estimate=6)}))
    half = HalfYear.of(today())
    early = due_of(
        make_campaign(kind="half", period=str(half), cut_off=today(), asks_estimate=today() < half.last), club.path
    )
    if today() == half.last:
        return
    held = queries.counted_now(early)["meetings"].top
    with pytest.raises(EstimateBelowCount):
        hand_up(early, written=Written(told={"meetings": Told(estimate=held - 1)}))
    submission = hand_up(early, written=Written(told={"meetings": Told(estimate=held + 2)}))
    line = SubmittedLine.objects.get(submission=submission, indicator="meetings")
    assert (line.top, line.estimate) == (held, held + 2)


def test_nothing_is_handed_up_before_the_day_it_counts_to(club):
    half = HalfYear.of(today()).next
    campaign = make_campaign(
        kind="half", period=str(half), cut_off=half.first, club_due_on=half.last, commune_due_on=half.last,
        province_due_on=half.last,
    )  # fmt: skip
    with pytest.raises(CutOffInFuture):
        hand_up(due_of(campaign, club.path))


def test_a_locked_period_opens_again_for_one_unit_until_a_day(club):
    other = make_club("CLB thôn Tân Hải")
    count(club, other)
    campaign = make_campaign()
    first, second = (due_of(campaign, each.path) for each in (club, other))
    hand_up(first)
    services.accept(cast.commune_officer().act, dues=[first], key=uuid4())
    centre = cast.centre_officer()
    services.lock_campaign(centre.act, campaign=campaign, key=uuid4())
    with pytest.raises(CampaignIsLocked):
        hand_up(second)
    with pytest.raises(DueMovedOn):
        services.give_back(cast.commune_officer().act, due=first, key=uuid4(), words="xem lại")
    with pytest.raises(StepNeedsWords):
        services.reopen(centre.act, due=second, key=uuid4(), until=today(), words=" ")
    with pytest.raises(ReopenedUntilPast):
        services.reopen(centre.act, due=second, key=uuid4(), until=today() - timedelta(days=1), words="máy hỏng")
    with pytest.raises(OutsideReach):
        services.reopen(cast.province_officer().act, due=second, key=uuid4(), until=today(), words="máy hỏng")
    for due in (first, second):
        services.reopen(centre.act, due=due, key=uuid4(), until=today(), words="máy hỏng")
        hand_up(due)
    assert Submission.objects.filter(due=first).count() == 2
    Due.objects.filter(pk=second.pk).update(open_until=today() - timedelta(days=1))
    services.give_back(cast.commune_officer().act, due=second, key=uuid4(), words="thiếu")
    with pytest.raises(CampaignIsLocked):
        hand_up(second)


def test_whoever_stands_above_may_send_in_the_place_of_one_without_an_association(club):
    campaign = make_campaign()
    due = due_of(campaign, parents(club)[0])
    sent = services.send(cast.province_officer().act, due=due, key=uuid4(), written=SAID)
    assert sent.is_acting
    assert not hand_up(due_of(campaign, club.path)).is_acting


def test_the_doubtful_stand_on_top_with_the_reason(club):
    others = [make_club(f"CLB thôn {name}") for name in ("Tân Hải", "Hưng Đạo", "Yên Khoái")]
    for other in others:
        make_members(other, 3)
    count(club, *others)
    campaign = make_campaign()
    for each in others:
        hand_up(due_of(campaign, each.path))
    hand_up(due_of(campaign, club.path), written=Written(told={"members": Told(said=60, words="chưa vào sổ")}))
    commune, _province = parents(club)
    officer = cast.commune_officer()
    found = queries.waiting_for(officer.act.reach("hand_up"), Bounds(), roots=[commune])
    assert found[0].due.path == club.path
    assert Doubt.SAYS_OTHERWISE in found[0].doubts
    assert len(found) == 4
    with CaptureQueriesContext(connection) as four:
        queries.waiting_for(officer.act.reach("hand_up"), Bounds(), roots=[commune])
    services.accept(officer.act, dues=[due_of(campaign, each.path) for each in others], key=uuid4())
    with CaptureQueriesContext(connection) as one:
        queries.waiting_for(officer.act.reach("hand_up"), Bounds(), roots=[commune])
    assert len(one) == len(four)
