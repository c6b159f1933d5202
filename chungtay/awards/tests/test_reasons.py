"""The reason of a second award is given or mended until the decision; the vote stays and nothing is lost."""

from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from chungtay.audit.models import Note
from chungtay.awards import queries, services
from chungtay.awards.adapters import minutes_paper
from chungtay.awards.models import AwardRound, Certificate, Nomination, SecondReason
from chungtay.awards.rules import (
    AwardeeKind,
    AwardKind,
    NoEarlierAward,
    NominationState,
    Occasion,
    ReasonFixed,
    ReasonUnchanged,
    RoundState,
    SecondAwardsUnreasoned,
    StepNeedsWords,
)
from chungtay.awards.services import Given, Nominee, Told
from chungtay.awards.tests.factories import decided, make_nomination, make_round, planned, today, vote
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.kernel.acts import OutsideReach
from tests import cast

pytestmark = pytest.mark.django_db
WHY = "Lần này khen cả năm, lần trước chỉ về khám sàng lọc"


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def province(officer):
    return officer.act.grants[0].path


@pytest.fixture
def club():
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    return club


@pytest.fixture
def opened(officer, province):
    return make_round(officer, province)


def praised_elsewhere(officer, province, club):
    """An outside body praises the club for the same time."""
    given = Given(
        kind=AwardKind.BANG_KHEN, awardee=AwardeeKind.CLUB, occasion=Occasion.SUDDEN, issuer="Sở Y tế tỉnh",
        written_number="12/QĐ-SYT", signed_on=today(), merit="Phòng dịch", merit_from=planned().merit_from,
        merit_to=planned().merit_to,
    )  # fmt: skip
    nominee = Nominee(club=club, name=club.name)
    services.record_award(officer.act, path=province, key=uuid4(), given=given, nominee=nominee)


@pytest.fixture
def voted(opened, officer, province, club):
    """The club passed, and was praised elsewhere before the decision."""
    vote(opened, officer, [make_nomination(opened, officer, province, club=club)])
    praised_elsewhere(officer, province, club)
    return Nomination.objects.get()


def give(row, who, words=WHY, **more):
    return services.reason_second(who.act, nomination=row, key=more.pop("key", uuid4()), second_words=words)


def minutes_of(row):
    sitting = queries.sitting_of(row.quota.round)
    return str(minutes_paper(sitting, list(Nomination.objects.select_related("quota")), "Hội NCT tỉnh").blocks)


def test_a_reason_given_after_the_vote_lets_the_decision_be_issued_and_the_vote_stays(voted, officer):
    with pytest.raises(SecondAwardsUnreasoned):
        decided(voted.quota.round, officer)
    key = uuid4()
    row = give(voted, officer, key=key)
    assert (row.state, row.yes_count, row.second_words) == ("passed", 6, WHY)
    give(voted, officer, key=key)
    assert SecondReason.objects.count() == 1
    note = Note.objects.get(action="awards.reason_second")
    assert (note.fields, note.path) == (["second_words"], voted.quota.round.path)
    decided(voted.quota.round, officer)
    assert Certificate.objects.get(nomination=voted).second_words == WHY


def test_the_minutes_say_what_was_written_after_the_vote(voted, officer):
    assert WHY not in minutes_of(voted)
    give(voted, officer)
    said = minutes_of(voted)
    assert "khi bỏ phiếu chưa ghi" in said
    assert f"Ghi sau khi bỏ phiếu, ngày {today():%d/%m/%Y}" in said
    assert WHY in said


def test_the_minutes_keep_the_reason_the_council_had(opened, officer, province, club):
    praised_elsewhere(officer, province, club)
    told = Told("Xuất sắc", "Đã làm", "Việc khác hẳn")
    row = make_nomination(opened, officer, province, club=club, told=told)
    give(row, officer, "Việc khác hẳn: trồng rừng")
    vote(opened, officer, [row])
    give(row, officer, "Trồng rừng và làm đường")
    said = minutes_of(row)
    assert "Lý do đề nghị khen thêm: Việc khác hẳn: trồng rừng." in said
    assert "Trồng rừng và làm đường. Kết quả bỏ phiếu giữ nguyên." in said
    given = [(each.state, each.replaced) for each in queries.reasons_of(row)]
    assert given == [("proposed", "Việc khác hẳn"), ("passed", "Việc khác hẳn: trồng rừng")]


def test_after_the_decision_the_reason_is_fixed(voted, officer):
    give(voted, officer)
    decided(voted.quota.round, officer)
    with pytest.raises(ReasonFixed):
        give(voted, officer, "Nghĩ lại")


@pytest.mark.parametrize("step", [NominationState.WITHDRAWN, RoundState.CANCELLED])
def test_what_is_out_takes_no_reason(voted, officer, step):
    if step is NominationState.WITHDRAWN:
        services.step_nomination(officer.act, nomination=voted, key=uuid4(), to=step, words="Đã được khen")
    else:
        services.move_round(officer.act, award_round=voted.quota.round, key=uuid4(), to=step, said="Gộp đợt")
    with pytest.raises(ReasonFixed):
        give(voted, officer)


def test_no_words_the_same_words_and_no_other_award_are_refused(voted, officer, province):
    with pytest.raises(StepNeedsWords):
        give(voted, officer, "  ")
    give(voted, officer)
    with pytest.raises(ReasonUnchanged):
        give(voted, officer)
    alone = make_round(officer, province, title="Đợt hai")
    lone = make_nomination(alone, officer, province, club=make_club("CLB thôn Đông"))
    with pytest.raises(NoEarlierAward):
        give(lone, officer)


def test_only_the_office_of_the_round_gives_it(voted, club):
    for who in (cast.commune_officer(), cast.lan_the_chair(club)):
        with pytest.raises(OutsideReach):
            give(voted, who)


@pytest.mark.parametrize(
    "cheat",
    [
        lambda row: Nomination.objects.filter(pk=row.pk).update(yes_count=1),
        lambda row: Nomination.objects.filter(pk=row.pk).update(second_words="Khác"),
        lambda _: SecondReason.objects.update(words="Khác"),
        lambda _: SecondReason.objects.all().delete(),
        lambda _: connection.cursor().execute("UPDATE awards_nomination SET no_count = 0"),
    ],
)
def test_neither_vote_nor_reason_is_changed_behind_the_decision(voted, officer, cheat):
    give(voted, officer)
    decided(voted.quota.round, officer)
    with pytest.raises(Error), transaction.atomic():
        cheat(voted)


@pytest.mark.parametrize("wrong", [{"words": ""}, {"replaced": "x", "words": "x"}, {"state": "awarded"}])
def test_an_empty_reason_or_one_after_the_decision_is_no_row(voted, officer, wrong):
    said = {"state": "passed", "words": "Vì", "given_on": today(), "given_at": officer.act.at} | wrong
    with pytest.raises(Error), transaction.atomic():
        SecondReason.objects.create(nomination=voted, **said)


def test_the_page_shows_the_way_to_it_until_the_decision(voted, officer, club):
    here = f"/vp/khen-thuong/de-cu/{voted.key}/"
    round_page = f"/vp/khen-thuong/{voted.quota.round.key}/"
    assert "chưa có lý do" in officer.client.get(round_page).content.decode()
    assert "Ghi lý do khen thêm" in officer.client.get(here).content.decode()
    bare = officer.client.post(f"{here}ly-do/", {"key": str(uuid4()), "second_words": ""})
    assert bare.status_code == 422
    page = officer.client.post(f"{here}ly-do/", {"key": str(uuid4()), "second_words": WHY}, follow=True)
    said = page.content.decode()
    assert [word for word in (WHY, "ghi sau khi bỏ phiếu", "Trước đó chưa ghi lý do") if word not in said] == []
    assert "chưa có lý do" not in officer.client.get(round_page).content.decode()
    decided(AwardRound.objects.get(pk=voted.quota.round_id), officer)
    assert f"{here}ly-do/" not in officer.client.get(here).content.decode()
    late = officer.client.post(f"{here}ly-do/", {"key": str(uuid4()), "second_words": "Nghĩ lại"})
    assert late.status_code == 409
    assert "giữ nguyên" in late.content.decode()
    assert cast.commune_officer().client.get(f"{here}ly-do/").status_code == 404
