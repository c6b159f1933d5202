"""A club from its proposal to its launch, and the board let in at the end."""

import io
from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.models import Grant
from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.models import Club, FoundingStep
from chungtay.clubs.rules import ChangedLater, FoundingStepKind, Post, State
from chungtay.clubs.tests.factories import make_member, make_seat
from chungtay.journeys.queries.founding import foundings, get_founding, get_step_file
from chungtay.journeys.rules import (
    FOUNDING,
    LARGEST_FILE,
    LEADS_TO,
    STEPS,
    FileTooLarge,
    FileUnreadable,
    NobodyToLetIn,
    NotLaunchedYet,
    StepTaken,
    StepTooEarly,
)
from chungtay.journeys.services import (
    Decision,
    Launch,
    Step,
    let_board_in,
    propose_club,
    record_decision,
    record_launch,
    record_step,
    stop_founding,
)
from chungtay.journeys.tests.cast import TODAY, officer, two_communes
from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import NotFound
from chungtay.people.tests.factories import make_commune
from chungtay.places.tests.factories import hamlet
from chungtay.programme.services import load_programmes
from chungtay.programme.tests.cast import centre

pytestmark = pytest.mark.django_db
KIND = FoundingStepKind
PDF = b"%PDF-1.7 a scanned paper"


@pytest.fixture
def home():
    return make_commune()


@pytest.fixture
def club(home):
    place = hamlet(home, "Phú Nghĩa")
    return propose_club(
        officer(home),
        key=uuid4(),
        name="CLB thôn Phú Nghĩa",
        commune=home,
        happened_on=date(2026, 6, 1),
        hamlet_ids=[place.pk],
        words="Chi hội đề nghị",
    )


def take(club, home, kind, on, words="", upload=None):
    step = Step(kind, on, words, upload, "giấy.pdf")
    return record_step(officer(home), club=club, key=uuid4(), step=step)


def decided(club, home):
    take(club, home, KIND.SURVEY, date(2026, 6, 10), "210 người cao tuổi")
    take(club, home, KIND.COMMITTEE, date(2026, 6, 20), "Mai Văn Tứ, Trưởng ban")
    decision = Decision("222/QĐ-UBND", date(2026, 10, 27), "UBND xã Nga Sơn", home, io.BytesIO(PDF), "qd.pdf")
    return record_decision(officer(home), club=club, key=uuid4(), decision=decision)


def launched(club, home):
    launch = Launch(date(2026, 10, 28), place="Nhà văn hóa thôn", regulation="Điều 1. Tên gọi")
    return record_launch(officer(home), club=decided(club, home), key=uuid4(), launch=launch)


def state_of(club):
    return State(club.states.open().get().state)


def test_a_proposal_opens_a_club_that_is_only_proposed(club, home):
    assert state_of(club) is State.PROPOSED
    founding = get_founding(officer(home).reach("found_club"), club.pk, TODAY)
    assert founding.done_count == 1
    assert [row.hamlet.name for row in founding.hamlets] == ["Phú Nghĩa"]
    assert [line.kind for line in founding.steps if line.is_open] == [KIND.REQUEST, KIND.SURVEY]


def test_a_proposal_sent_twice_opens_one_club(home):
    key = uuid4()
    told = {"name": "CLB A", "commune": home, "happened_on": date(2026, 6, 1), "hamlet_ids": []}
    first = propose_club(officer(home), key=key, **told)
    assert propose_club(officer(home), key=key, **told) == first
    assert FoundingStep.objects.filter(club=first).count() == 1


def test_each_step_leads_to_its_state_until_the_club_lives(club, home):
    load_programmes(centre())
    club = launched(club, home)
    states = list(club.states.order_by("valid_from").values_list("state", flat=True))
    assert states == [*FOUNDING, State.ACTIVE]
    assert (club.decision_number, club.decided_by, club.deciding_area) == ("222/QĐ-UBND", "UBND xã Nga Sơn", home)
    assert (club.founded_on, club.launched_on, club.programme.code) == (date(2026, 10, 28), date(2026, 10, 28), "1648")
    assert club.regulations.get().words == "Điều 1. Tên gọi"
    assert StaleMonth.objects.filter(club_id=club.pk).exists()
    assert Note.objects.filter(action="journeys.record_step").count() >= 5


def test_every_step_has_a_state_and_the_table_is_whole():
    assert set(STEPS) == set(KIND)
    assert set(LEADS_TO.values()) == {*FOUNDING[1:], State.ACTIVE}


@pytest.mark.parametrize("kind", [KIND.COMMITTEE, KIND.MEMBER_LIST, KIND.DECISION, KIND.LAUNCH, KIND.TRAINING])
def test_a_step_before_its_time_is_refused(club, home, kind):
    with pytest.raises(StepTooEarly):
        take(club, home, kind, date(2026, 6, 10))


def test_two_steps_that_move_the_club_need_two_days(club, home):
    with pytest.raises(ChangedLater):
        take(club, home, KIND.SURVEY, date(2026, 6, 1))


def test_the_words_of_a_step_are_put_right_but_not_the_day_that_moved_the_club(club, home):
    take(club, home, KIND.SURVEY, date(2026, 6, 10), "200 người")
    again = take(club, home, KIND.SURVEY, date(2026, 6, 10), "210 người")
    assert again.words == "210 người"
    assert club.founding_steps.filter(kind=KIND.SURVEY).count() == 1
    with pytest.raises(StepTaken):
        take(club, home, KIND.SURVEY, date(2026, 6, 11), "210 người")


def test_the_paper_of_a_step_is_kept_behind_the_reach(club, home):
    take(club, home, KIND.SURVEY, date(2026, 6, 10), upload=io.BytesIO(PDF))
    step = club.founding_steps.get(kind=KIND.SURVEY)
    reach = officer(home).reach("found_club")
    assert get_step_file(reach, club.pk, step.pk).media_type == "application/pdf"
    with pytest.raises(NotFound):
        get_step_file(officer(two_communes()[1]).reach("found_club"), club.pk, step.pk)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"MZ a program", FileUnreadable), (b"", FileUnreadable), (PDF + b"0" * LARGEST_FILE, FileTooLarge)],
)
def test_what_is_no_paper_is_refused_and_nothing_is_written(club, home, content, refusal):
    with pytest.raises(refusal):
        take(club, home, KIND.SURVEY, date(2026, 6, 10), upload=io.BytesIO(content))
    assert state_of(Club.objects.get(pk=club.pk)) is State.PROPOSED


def test_the_neighbour_founds_nothing_here(club):
    neighbour = officer(two_communes()[1])
    with pytest.raises(OutsideReach):
        record_step(neighbour, club=club, key=uuid4(), step=Step(KIND.SURVEY, date(2026, 6, 10)))
    assert not foundings(neighbour.reach("found_club")).exists()


def test_a_founding_is_given_up_with_its_reason(club, home):
    stop_founding(officer(home), club=club, key=uuid4(), on=date(2026, 7, 1), reason="Không đủ người")
    standing = club.states.open().get()
    assert (standing.state, standing.reason) == (State.DISSOLVED, "Không đủ người")


def test_the_board_is_let_in_once_with_a_slip_each(club, home):
    with pytest.raises(NotLaunchedYet):
        let_board_in(officer(home), club=club)
    club = launched(club, home)
    since = date(2026, 10, 28)
    for post in (Post.CHAIR, Post.TREASURER):
        make_seat(club, make_member(club, since=since).person, post, since=since)

    slips = let_board_in(officer(home), club=club)

    assert [slip.seat.post for slip in slips] == [Post.CHAIR, Post.TREASURER]
    assert set(Grant.objects.filter(path=club.path).values_list("role", flat=True)) == {"chair", "treasurer"}
    assert all(slip.slip.code for slip in slips)
    with pytest.raises(NobodyToLetIn):
        let_board_in(officer(home), club=club)
