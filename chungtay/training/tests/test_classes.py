"""A class from the plan to the certificates; who is untrained; each level only its own; what was closed stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chungtay.care.tests.factories import make_carer
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_seat
from chungtay.kernel.acts import OutsideReach, Reach
from chungtay.people.tests.factories import make_commune
from chungtay.plans.rules import Source
from chungtay.training import queries, services
from chungtay.training.models import Class, ClassCost, Course, DayAttendance, MaterialVersion, Participation, Trainer
from chungtay.training.rules import (
    Answer,
    AttendanceMissing,
    Audience,
    ClassIsFull,
    ClassIsOver,
    ClassMovedOn,
    ClassState,
    ClassWrittenMeanwhile,
    CostMissing,
    CourseDaysWrong,
    CourseKind,
    CourseMovedOn,
    CourseNotFound,
    DayHasAttendance,
    LineWasStruck,
    NobodyChosen,
    NotBegunYet,
    PersonNotHere,
    ScoresMissing,
    TraineeNotFound,
    TrainerNotFound,
    Untrained,
    WhyNotSaid,
)
from chungtay.training.services import Spent, Written
from chungtay.training.tests.factories import (
    PDF,
    ago,
    attend,
    closed,
    initial,
    invite,
    make_class,
    make_cost,
    make_course,
    make_material,
    make_trainer,
    move,
    planned,
    score,
    today,
)
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def club():
    return make_club("CLB thôn Phú Nghĩa")


@pytest.fixture
def seats(club):
    return make_board(club)


@pytest.fixture
def officer():
    return cast.commune_officer()


def here(who):
    return Reach(frozenset({who.act.grants[0].path}))


def of(club, day=None):
    """The club as the list of the untrained shows it."""
    return queries.clubs_trained(Reach(frozenset({club.path})), day or today(), which=Untrained.ALL)[0]


def test_a_class_goes_from_the_plan_to_its_certificates(club, seats, officer):
    row = closed(officer, *seats.values(), absent=(5,))
    people = queries.trainees_of(row)
    assert (row.state, row.closed_on) == (ClassState.CLOSED, today())
    assert [each.certificate.number if each.certificate else None for each in people] == [1, 2, 3, 4, None]
    assert queries.learnt(people) == queries.Learnt(5, 40, 80, 5)


def test_certificates_are_numbered_on_by_office_and_year(club, seats, officer):
    closed(officer, seats[Post.CHAIR])
    row = closed(officer, seats[Post.TREASURER])
    assert [each.certificate.number for each in queries.trainees_of(row)] == [2]


def test_who_is_untrained_follows_the_posts_of_the_day_and_the_certificates(club, seats, officer):
    before = of(club)
    assert (before.post_count, before.trained_posts, before.untrained_posts[0]) == (5, 0, Audience.CHAIR)
    closed(officer, seats[Post.CHAIR], seats[Post.TREASURER])
    assert of(club).trained_posts == 2
    assert of(club, today() - timedelta(days=30)).trained_posts == 0
    seat = seats[Post.TREASURER]  # a new treasurer comes: the post is untrained again, the old one stays trained
    seat.valid_to = today()
    seat.save()
    make_seat(club, make_member(club).person, Post.TREASURER, since=today())
    assert of(club).trained_posts == 1
    make_seat(club, seat.person, Post.BOARD_MEMBER, since=today())
    assert (of(club).post_count, of(club).trained_posts) == (6, 2)


def test_volunteers_are_asked_for_their_course_while_they_are_volunteers(club, seats, officer):
    member = make_member(club)
    make_carer(member)
    assert (of(club).carer_count, of(club).trained_carers, of(club).post_count) == (1, 0, 5)
    course = Course.objects.get(code="cham-soc-tai-nha")
    row = make_class(officer, course=course)
    services.invite_posts(officer.act, training_class=row, key=uuid4(), chosen=[(club.pk, member.person_id)])
    assert queries.trainees_of(row)[0].row.audience == Audience.CARE_VOLUNTEER
    row = score(attend(move(row, officer, ClassState.INVITED, ClassState.RUNNING), officer), officer)
    move(row, officer, ClassState.HELD, ClassState.CLOSED)
    assert of(club).trained_carers == 1


@pytest.mark.parametrize(
    ("which", "is_there"),
    [
        (Untrained.ANY, True), (Untrained.WHOLE_BOARD, True), (Untrained.PART_OF_BOARD, False),
        (Untrained.VOLUNTEERS, False), (Untrained.NO_BOARD, False), (Untrained.NOBODY, False), (Untrained.ALL, True),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_who_is_untrained(club, seats, officer, which, is_there):
    assert (len(queries.clubs_trained(here(officer), today(), which=which)) == 1) is is_there


def test_a_club_without_a_board_on_record_is_said_so(club, officer):
    (line,) = queries.clubs_trained(here(officer), today(), which=Untrained.NO_BOARD)
    assert (line.post_count, line.club_id) == (0, club.pk)


def test_a_merged_record_of_a_person_keeps_what_it_learnt(club, seats, officer):
    twin = make_member(club).person
    seat = make_seat(club, twin, Post.BOARD_MEMBER)
    closed(officer, seat)
    twin.merged_into = seats[Post.CHAIR].person
    twin.save()
    seat.delete()
    assert of(club).trained_posts == 1


def test_each_level_moves_only_its_own_classes(club, seats, officer):
    province = cast.province_officer()
    row = make_class(officer)
    with pytest.raises(OutsideReach):
        make_class(province, path=row.path)
    with pytest.raises(OutsideReach):
        move(row, province, ClassState.CANCELLED, said="Mưa bão")
    with pytest.raises(OutsideReach):
        invite(row, cast.neighbour_officer(), seats[Post.CHAIR])
    above = make_class(province)
    invite(above, province, seats[Post.CHAIR])
    with pytest.raises(OutsideReach):
        move(above, officer, ClassState.INVITED)
    assert queries.get_class(here(officer), above.key) == above  # somebody of a club below is invited
    assert queries.trainees_of(above, here(cast.neighbour_officer())) == []


def test_a_club_of_another_area_is_not_invited(officer, seats):
    theirs = make_club("CLB bản Kín", commune=make_commune("Thông Thụ", province="Nghệ An"))
    with pytest.raises(PersonNotHere):
        invite(make_class(officer), officer, make_board(theirs)[Post.CHAIR])


def test_no_step_before_its_time(club, seats, officer):
    soon = f"{today() + timedelta(days=3):%d/%m/%Y}"
    row = make_class(officer, days=soon, needed_days=1)
    with pytest.raises(NobodyChosen):
        move(row, officer, ClassState.INVITED)
    with pytest.raises(ClassMovedOn):
        move(row, officer, ClassState.HELD)
    with pytest.raises(WhyNotSaid):
        move(row, officer, ClassState.CANCELLED, said=" ")
    invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED)
    with pytest.raises(NotBegunYet):
        move(row, officer, ClassState.RUNNING)
    assert move(row, officer, ClassState.CANCELLED, said="Mưa bão").state_words == "Mưa bão"


def test_a_day_nobody_was_ticked_on_and_a_test_without_scores_keep_a_class_open(club, seats, officer):
    row = make_class(officer)
    invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED, ClassState.RUNNING)
    with pytest.raises(AttendanceMissing):
        move(row, officer, ClassState.HELD)
    row = move(attend(row, officer), officer, ClassState.HELD)
    with pytest.raises(ScoresMissing):
        move(row, officer, ClassState.CLOSED)


def test_attendance_is_ticked_from_the_day_on_and_two_who_write_at_once_are_told(club, seats, officer):
    row = make_class(officer, days=f"{ago(1)}\n{today() + timedelta(days=1):%d/%m/%Y}", needed_days=1)
    (trainee,) = invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED, ClassState.RUNNING)
    first, second = queries.days_of(row)

    def mark(day, version, was):
        return services.mark_day(
            officer.act, training_class=row, day=day, key=uuid4(), version=version, there={trainee.key: was}
        )

    with pytest.raises(NotBegunYet):
        mark(second, row.version, was=True)
    mark(first, row.version, was=True)
    with pytest.raises(ClassWrittenMeanwhile):
        mark(first, row.version, was=False)
    with pytest.raises(ClassWrittenMeanwhile):
        services.write_scores(officer.act, training_class=row, key=uuid4(), version=row.version, scores={})
    assert DayAttendance.objects.get().was_there


def test_a_day_somebody_was_ticked_on_stays_and_the_rest_is_set_otherwise(club, seats, officer):
    row = make_class(officer)
    invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED, ClassState.RUNNING)
    first = queries.days_of(row)[0]
    there = {each.row.key: True for each in queries.trainees_of(row)}
    services.mark_day(officer.act, training_class=row, day=first, key=uuid4(), version=row.version, there=there)

    def change(**more):
        return services.change_class(officer.act, training_class=row, key=uuid4(), planned=planned(**more))

    with pytest.raises(DayHasAttendance), transaction.atomic():
        change(days=ago(9), needed_days=1)
    assert change(days=ago(10), needed_days=1, title="Tên khác").title == "Tên khác"
    assert [day.held_on for day in queries.days_of(row)] == [today() - timedelta(days=10)]


def test_the_list_of_a_class_has_its_limits(club, seats, officer):
    row = make_class(officer, place_count=1)
    with pytest.raises(NobodyChosen):
        invite(row, officer)
    with pytest.raises(ClassIsFull):
        invite(row, officer, seats[Post.CHAIR], seats[Post.TREASURER])
    (first,) = invite(row, officer, seats[Post.CHAIR])
    assert len(invite(row, officer, seats[Post.CHAIR])) == 1
    services.note_answers(officer.act, training_class=row, key=uuid4(), answers={first.key: Answer.ABSENT})
    text = "Mai Văn Tứ | Chủ tịch | Hội NCT xã"
    assert services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text=text) == 1
    assert services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text=text) == 0
    with pytest.raises(NobodyChosen):
        services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text="\n")
    services.strike_off(officer.act, training_class=row, trainee=first, key=uuid4())
    with pytest.raises(TraineeNotFound):
        services.strike_off(officer.act, training_class=row, trainee=first, key=uuid4())
    with pytest.raises(TraineeNotFound):
        queries.get_trainee(row, first.key)


def test_the_board_answers_an_invitation_until_the_class_runs(club, seats, officer):
    row = make_class(officer)
    (trainee,) = invite(row, officer, seats[Post.CHAIR])
    lan = cast.lan_the_chair(club)

    def answer(who, answers=None):
        return services.answer_for_club(
            who.act, club=club, training_class=row, key=uuid4(), answers=answers or {trainee.key: Answer.COMES}
        )

    with pytest.raises(ClassIsOver):
        answer(lan)
    row = move(row, officer, ClassState.INVITED)
    assert answer(lan) == 1
    with pytest.raises(OutsideReach):
        answer(cast.neighbour())
    row = move(row, officer, ClassState.RUNNING)
    with pytest.raises(ClassIsOver):
        answer(lan)
    for refused in (
        lambda: services.strike_off(officer.act, training_class=row, trainee=trainee, key=uuid4()),
        lambda: services.note_answers(officer.act, training_class=row, key=uuid4(), answers={}),
    ):
        with pytest.raises(ClassIsOver):
            refused()


def test_a_certificate_given_wrongly_is_taken_back_with_a_reason_and_the_person_is_untrained_again(
    club, seats, officer
):
    row = closed(officer, seats[Post.CHAIR])
    certificate = queries.trainees_of(row)[0].certificate

    def strike(why):
        return services.strike_certificate(officer.act, certificate=certificate, key=uuid4(), why=why)

    with pytest.raises(WhyNotSaid):
        strike(" ")
    strike("Ký thay người khác")
    assert of(club).trained_posts == 0
    with pytest.raises(LineWasStruck):
        strike("Lần nữa")
    with pytest.raises(OutsideReach):
        services.strike_certificate(cast.province_officer().act, certificate=certificate, key=uuid4(), why="x")


def test_what_was_closed_stays(club, seats, officer):
    row = closed(officer, seats[Post.CHAIR])
    trainee = queries.trainees_of(row)[0].row
    for refused in (
        lambda: services.change_class(officer.act, training_class=row, key=uuid4(), planned=planned()),
        lambda: services.write_scores(officer.act, training_class=row, key=uuid4(), version=row.version, scores={}),
        lambda: services.invite_outsiders(officer.act, training_class=row, key=uuid4(), text="An"),
        lambda: services.assign_trainers(officer.act, training_class=row, key=uuid4(), trainers=[]),
    ):
        with pytest.raises(ClassIsOver):
            refused()
    for cheat in (
        lambda: Participation.objects.filter(pk=trainee.pk).update(after_tenths=100),
        lambda: DayAttendance.objects.filter(trainee=trainee).update(was_there=False),
        lambda: Class.objects.filter(pk=row.pk).update(state="planned", closed_on=None),
        lambda: Class.objects.filter(pk=row.pk).update(title="Khác"),
        lambda: type(trainee.certificate).objects.filter(trainee=trainee).update(number=9),
        lambda: type(trainee.certificate).objects.filter(trainee=trainee).delete(),
        lambda: DayAttendance.objects.filter(trainee=trainee).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            cheat()


def test_money_is_written_by_source_struck_with_a_reason_and_never_edited(club, seats, officer):
    row = make_class(officer)
    with pytest.raises(ClassIsOver):
        make_cost(row, officer)
    invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED)
    with pytest.raises(CostMissing):
        make_cost(row, officer, 0)
    wrong, _right = make_cost(row, officer), make_cost(row, officer, 1_500_000, Source.DONOR)

    def strike(why):
        return services.strike_cost(officer.act, training_class=row, cost=wrong, key=uuid4(), why=why)

    with pytest.raises(WhyNotSaid):
        strike("")
    strike("Ghi hai lần")
    with pytest.raises(LineWasStruck):
        strike("Ghi hai lần")
    assert [
        (line["source"], line["sum_vnd"]) for line in queries.cost_by_source(here(officer), row.starts_on.year)
    ] == [("donor", 1_500_000)]
    with pytest.raises(DatabaseError), transaction.atomic():
        ClassCost.objects.update(amount_vnd=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClassCost.objects.all().delete()


def test_a_new_version_supersedes_the_old_one_and_both_are_read(club, officer):
    material = make_material(officer)
    services.supersede(officer.act, material=material, key=uuid4(), upload=PDF, words="Thêm phần quỹ")
    assert [(each.number, each.words) for each in queries.get_material(officer.act, material.key).versions.all()] == [
        (2, "Thêm phần quỹ"), (1, ""),
    ]  # fmt: skip
    with pytest.raises(OutsideReach):
        services.supersede(cast.province_officer().act, material=material, key=uuid4(), upload=PDF)
    with pytest.raises(DatabaseError), transaction.atomic():
        MaterialVersion.objects.update(words="Khác")


def test_a_course_written_anew_keeps_its_old_text_and_who_learnt_by_it(club, seats):
    centre = cast.centre_officer()
    closed(centre, seats[Post.CHAIR])
    old = initial()
    written = Written("Tập huấn ban đầu mới", CourseKind.INITIAL, 4, (Audience.CHAIR,), (Audience.CHAIR,))
    new = services.write_course(centre.act, path="/", key=uuid4(), written=written, instead_of=old)
    assert [each.name for each in queries.versions_of_course(new)] == [written.name, old.name]
    assert (of(club).post_count, of(club).trained_posts) == (5, 5)  # the others are asked for nothing any more
    with pytest.raises(CourseMovedOn):
        services.write_course(centre.act, path="/", key=uuid4(), written=written, instead_of=old)
    services.write_course(
        centre.act, path="/", key=uuid4(), instead_of=new,
        written=Written("Sửa trong ngày", CourseKind.INITIAL, 4, (Audience.CHAIR,)),
    )  # fmt: skip
    assert queries.own_course(centre.act, new.key).name == "Sửa trong ngày"
    with pytest.raises(CourseDaysWrong):
        services.write_course(
            centre.act, path="/", key=uuid4(), written=Written("x", CourseKind.SKILL, 31, (Audience.CHAIR,))
        )


def test_an_office_keeps_only_its_own_courses_and_trainers(club, seats, officer):
    province, centre = cast.province_officer(), cast.centre_officer()
    with pytest.raises(OutsideReach):
        services.retire_course(province.act, course=initial(), key=uuid4())
    with pytest.raises(CourseNotFound):
        make_class(centre, course=make_course(officer))
    trainer = make_trainer(province)
    assert make_trainer(province) == trainer
    assert queries.trainers_above(officer.act.grants[0].path, today()) == [trainer]
    with pytest.raises(OutsideReach):
        services.retire_trainer(officer.act, trainer=trainer, key=uuid4())
    row = make_class(officer)
    services.assign_trainers(officer.act, training_class=row, key=uuid4(), trainers=[(trainer, "Sổ sách")])
    Trainer.objects.update(valid_from=today() - timedelta(days=9))
    trainer.refresh_from_db()
    services.retire_trainer(province.act, trainer=trainer, key=uuid4())
    with pytest.raises(LineWasStruck):
        services.retire_trainer(province.act, trainer=trainer, key=uuid4())
    trainer.refresh_from_db()
    with pytest.raises(TrainerNotFound):
        services.assign_trainers(officer.act, training_class=make_class(officer), key=uuid4(), trainers=[(trainer, "")])
    assert [each.subject for each in queries.trainers_of(row)] == ["Sổ sách"]
    own = make_course(officer)
    services.retire_course(officer.act, course=own, key=uuid4())
    with pytest.raises(CourseMovedOn):
        services.retire_course(officer.act, course=own, key=uuid4())


def test_each_form_sent_twice_is_written_once(club, seats, officer):
    key = uuid4()
    twice = [
        services.open_class(officer.act, path=officer.act.grants[0].path, key=key, course=initial(), planned=planned())
        for _ in range(2)
    ]
    assert twice[0] == twice[1]
    row, key = twice[0], uuid4()
    invite(row, officer, seats[Post.CHAIR])
    row = move(row, officer, ClassState.INVITED)
    spent = Spent(Source.COMMUNE, "Nước uống", 200_000)
    costs = [services.write_cost(officer.act, training_class=row, key=key, spent=spent) for _ in range(2)]
    assert costs[0] == costs[1]
    key = uuid4()
    for _ in range(2):
        services.move_class(officer.act, training_class=row, key=key, to=ClassState.RUNNING)
    assert Class.objects.get().state == ClassState.RUNNING


def test_who_left_the_board_is_listed_no_more(club, seats, officer):
    for seat in seats.values():
        seat.valid_to = today()
        seat.save()
    assert of(club).post_count == 0
    assert queries.posts_trained(here(officer), today()) == []
