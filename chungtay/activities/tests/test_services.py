"""Writing down what was done and planned: what changed, what was noted, what was refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.activities import services
from chungtay.activities.models import Activity, ActivityPart, ActivityPhoto, AreaLabel, PlanLine
from chungtay.activities.queries import labels_on
from chungtay.activities.rules import (
    ActivityIsTakenBack,
    ActivityNeedsTitle,
    ActivityNotCome,
    AreaLabelMissing,
    AreaLabelSetLater,
    ClubDidNotLive,
    FewerThanNamed,
    HelpedNobody,
    Kind,
    NobodyTookPart,
    NothingChanged,
    NotMemberThen,
    Part,
    PeopleImpossible,
    PlanLineClosed,
    PlanNeedsWords,
    PlanYearImpossible,
    TakingBackNeedsReason,
    TooManyPhotosOfActivity,
)
from chungtay.activities.rules.kinds import PHOTOS_AT_MOST
from chungtay.activities.services import PastActivity, PastPlanLine
from chungtay.activities.tests.factories import DAY, NOON, TODAY, act_in, done, make_activity, make_plan_line
from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.kernel.acts import system_act
from chungtay.kernel.errors import Forbidden, NotFound
from chungtay.kernel.months import Month
from chungtay.meetings.rules import MeetingHasPapers
from chungtay.meetings.services import discard_meeting
from chungtay.meetings.tests.factories import board_act, make_meeting, picture
from tests.cast import commune_helper, neighbour

pytestmark = pytest.mark.django_db


def test_an_activity_is_written_with_its_people_noted_without_values_and_marks_its_months() -> None:
    club = make_club()
    lua, binh = make_member(club), make_member(club)
    StaleMonth.objects.all().delete()
    new = done(Kind.SUDDEN_HELP, leaders=(lua.pk,), helped=(binh.pk,), part_count=None, others="Đoàn thanh niên")
    activity = services.record(act_in(club), club=club, key=uuid4(), new=new)
    assert (activity.part_count, activity.helped_count) == (1, 1)
    assert set(ActivityPart.objects.values_list("membership", "part")) == {
        (lua.pk, Part.LED), (binh.pk, Part.HELPED)
    }  # fmt: skip
    note = Note.objects.get(action="activities.record")
    assert (note.row_id, note.path, "Dọn" in str(vars(note))) == (activity.pk, club.path, False)
    assert set(StaleMonth.objects.values_list("month", flat=True)) == {date(2026, 10, 1), date(2026, 11, 1)}


def test_the_same_form_twice_is_written_once() -> None:
    club, key = make_club(), uuid4()
    first = services.record(act_in(club), club=club, key=key, new=done())
    assert services.record(act_in(club), club=club, key=key, new=done()) == first
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"title": "  "}, ActivityNeedsTitle),
        ({"happened_on": TODAY + timedelta(1)}, ActivityNotCome),
        ({"happened_on": date(2001, 1, 1)}, ClubDidNotLive),
        ({"part_count": 5001}, PeopleImpossible),
        ({"part_count": None}, NobodyTookPart),
        ({"kind": Kind.SUDDEN_HELP}, HelpedNobody),
        ({"leaders": (999_999,)}, NotFound),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, object], refusal: type[Exception]) -> None:
    club = make_club()
    kind = change.pop("kind", Kind.COMMUNITY)
    with pytest.raises(refusal):
        services.record(act_in(club), club=club, key=uuid4(), new=done(kind, **change))  # type: ignore[arg-type]
    assert not Activity.objects.exists()


def test_fewer_people_than_names_and_who_was_no_member_then_are_refused() -> None:
    club, other = make_club(), make_club("CLB khác")
    one, two, left, stranger = (make_member(club), make_member(club), make_member(club), make_member(other))
    end(left, on=date(2026, 9, 1))
    for refusal, change in (
        (FewerThanNamed, {"took_part": (one.pk, two.pk), "part_count": 1}),
        (NotMemberThen, {"took_part": (left.pk,)}),
        (NotFound, {"took_part": (stranger.pk,)}),
    ):
        with pytest.raises(refusal):
            services.record(act_in(club), club=club, key=uuid4(), new=done(**change))


def test_others_may_stand_for_all_who_did_it() -> None:
    assert make_activity(make_club(), part_count=None, others="Cả thôn").part_count == 0


def test_only_the_board_writes() -> None:
    club = make_club()
    for act in (neighbour().act, commune_helper().act):
        with pytest.raises(Forbidden):
            services.record(act, club=club, key=uuid4(), new=done())


def test_a_better_line_takes_the_place_with_photographs_and_plan_and_the_old_one_stays() -> None:
    club = make_club()
    line = make_plan_line(club)
    new = done(Kind.EXCHANGE, ActivityArea.SPIRIT, title="Giao lưu")
    old = services.record(act_in(club), club=club, key=uuid4(), new=new, plan=line)
    services.attach_photo(act_in(club), activity=old, key=uuid4(), upload=picture())
    with pytest.raises(NothingChanged):
        services.rewrite(act_in(club), activity=old, key=uuid4(), new=new, reason="Xem lại")
    better_new = done(Kind.EXCHANGE, ActivityArea.SPIRIT, title="Giao lưu với xã bạn", part_count=20)
    with pytest.raises(TakingBackNeedsReason):
        services.rewrite(act_in(club), activity=old, key=uuid4(), new=better_new, reason=" ")
    better = services.rewrite(act_in(club), activity=old, key=uuid4(), new=better_new, reason="Ghi thiếu")
    old.refresh_from_db()
    line.refresh_from_db()
    assert (old.withdrawn_at, better.replaces, line.activity) == (NOON, old, better)
    assert ActivityPhoto.objects.filter(activity=better).count() == 1
    with pytest.raises(ActivityIsTakenBack):
        services.take_back(act_in(club), activity=old, key=uuid4(), reason="Nhầm")
    services.take_back(act_in(club), activity=better, key=uuid4(), reason="Nhầm")
    line.refresh_from_db()
    assert (line.activity, line.done_on) == (None, None)


def test_a_handful_of_photographs_and_one_taken_away_is_gone_everywhere() -> None:
    club = make_club()
    activity = make_activity(club)
    for _ in range(PHOTOS_AT_MOST):
        number = services.attach_photo(act_in(club), activity=activity, key=uuid4(), upload=picture())
    with pytest.raises(TooManyPhotosOfActivity):
        services.attach_photo(act_in(club), activity=activity, key=uuid4(), upload=picture())
    services.remove_photo(act_in(club), activity=activity, photo_id=number, key=uuid4())
    assert ActivityPhoto.objects.count() == PHOTOS_AT_MOST - 1
    with pytest.raises(NotFound):
        services.remove_photo(act_in(club), activity=activity, photo_id=number, key=uuid4())


def test_a_meeting_on_which_an_activity_hangs_is_not_discarded() -> None:
    club = make_club()
    meeting = make_meeting(club, DAY)
    services.record(act_in(club), club=club, key=uuid4(), new=done(), meeting=meeting)
    with pytest.raises(MeetingHasPapers):
        discard_meeting(board_act(club), meeting=meeting, key=uuid4(), reason="Nhầm ngày")


def test_a_line_of_the_plan_is_ticked_once_or_dropped_with_a_reason() -> None:
    club = make_club()
    one, two = make_plan_line(club), make_plan_line(club, "Khám sức khỏe")
    for _ in range(2):
        services.tick(act_in(club), line=one, key=uuid4(), done_on=DAY)
    with pytest.raises(PlanLineClosed):
        services.drop(act_in(club), line=one, key=uuid4(), reason="Mưa")
    with pytest.raises(PlanLineClosed):
        services.record(act_in(club), club=club, key=uuid4(), new=done(), plan=one)
    with pytest.raises(TakingBackNeedsReason):
        services.drop(act_in(club), line=two, key=uuid4(), reason="")
    with pytest.raises(ActivityNotCome):
        services.tick(act_in(club), line=two, key=uuid4(), done_on=TODAY + timedelta(1))
    services.drop(act_in(club), line=two, key=uuid4(), reason="Mưa lũ")
    with pytest.raises(PlanLineClosed):
        services.tick(act_in(club), line=two, key=uuid4(), done_on=DAY)
    assert list(PlanLine.objects.order_by("pk").values_list("done_on", "dropped_on")) == [(DAY, None), (None, TODAY)]


def test_a_plan_says_what_and_is_made_for_years_at_hand() -> None:
    club = make_club()
    with pytest.raises(PlanNeedsWords):
        make_plan_line(club, " ")
    with pytest.raises(PlanYearImpossible):
        make_plan_line(club, month=Month(2029, 1))


def test_an_area_is_called_otherwise_from_a_day_on_and_its_code_stays() -> None:
    club, keeper = make_club(), system_act(NOON, "keep_programme")
    said = {"path": "/", "area": ActivityArea.HEALTH, "valid_from": DAY}
    first = services.set_label(keeper, key=uuid4(), label="Sức khỏe", **said)  # type: ignore[arg-type]
    own = {"path": f"/{club.path.split('/')[1]}/", "area": ActivityArea.HEALTH, "valid_from": DAY}
    services.set_label(keeper, key=uuid4(), label="Sống khỏe", **own)  # type: ignore[arg-type]
    assert labels_on(DAY - timedelta(1))[ActivityArea.HEALTH] == "Chăm sóc sức khỏe"
    assert (labels_on(DAY)[ActivityArea.HEALTH], labels_on(DAY, club.path)[ActivityArea.HEALTH]) == (
        "Sức khỏe", "Sống khỏe",
    )  # fmt: skip
    with pytest.raises(AreaLabelSetLater):
        services.set_label(keeper, key=uuid4(), label="Khác", **said)  # type: ignore[arg-type]
    with pytest.raises(AreaLabelMissing):
        services.set_label(keeper, key=uuid4(), label=" ", path="/", area=ActivityArea.HEALTH, valid_from=TODAY)
    with pytest.raises(Forbidden):
        services.set_label(act_in(club), key=uuid4(), label="Khác", **said)  # type: ignore[arg-type]
    services.set_label(keeper, key=uuid4(), label="Y tế", path="/", area=ActivityArea.HEALTH, valid_from=TODAY)
    first.refresh_from_db()
    assert (first.valid_to, AreaLabel.objects.count()) == (TODAY, 3)


def test_papers_of_the_past_are_entered_whole_or_not_at_all() -> None:
    club, key = make_club(), uuid4()
    member, left = make_member(club), make_member(club)
    end(left, on=date(2026, 9, 1))
    past = [PastActivity(done(took_part=(member.pk,))), PastActivity(done(Kind.CLEAN_UP))]
    for _ in range(2):
        assert services.enter_past_activities(act_in(club), club=club, key=key, past=past) == 2
    for wrong, refusal in (
        (done(took_part=(left.pk,)), NotMemberThen),
        (done(happened_on=date(2001, 1, 1)), ClubDidNotLive),
        (done(title=""), ActivityNeedsTitle),
    ):
        with pytest.raises(refusal):
            services.enter_past_activities(act_in(club), club=club, key=uuid4(), past=[*past, PastActivity(wrong)])
    assert (Activity.objects.count(), ActivityPart.objects.count()) == (2, 1)
    lines = [PastPlanLine(2025, 3, ActivityArea.HEALTH, "Khám", done_on=DAY)]
    assert services.enter_past_plan(act_in(club), club=club, key=uuid4(), lines=lines) == 1
