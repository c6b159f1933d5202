"""Sets of criteria: copied, written, published, withdrawn; what is refused; what the database holds by itself."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Action
from chungtay.audit.models import Note
from chungtay.clubs.tests.factories import make_club
from chungtay.kernel.acts import OutsideReach, now
from chungtay.rating import queries, services
from chungtay.rating.models import CriteriaLine, CriteriaSet
from chungtay.rating.rules import (
    Band,
    BandsOutOfOrder,
    Criterion,
    EvidenceDoesNotAddUp,
    EvidenceIncomplete,
    EvidenceUnknown,
    Group,
    How,
    LinePointsWrong,
    PointsNotAHundred,
    SetHead,
    SetMayNotBeWithdrawn,
    SetMovedOn,
    SetNotEdited,
    SetNotFound,
    SetSaysNoSource,
    Veto,
    YearAlreadyRated,
    YearTaken,
    YearTooFar,
)
from chungtay.rating.tests.factories import draft_set, first_criteria, first_set, published_set, rating_rows
from tests.cast import administrator, centre_officer, commune_officer, lan_the_chair, ministry_reader, province_officer

pytestmark = pytest.mark.django_db
NEXT_YEAR = now().year + 1
BANDS = {Band.VERY_STRONG: 90, Band.STRONG: 75, Band.FAIR: 60, Band.AVERAGE: 50}
HEAD = SetHead("Bản thảo", "Góp ý của các tỉnh", "INFERRED", BANDS)
SURGERIES = Criterion(
    code="", group=Group.HEALTH, points=3, how=How.COUNT, column="check_up_year_count", words="Khám ba lần", least=3
)


def line_of(row: CriteriaSet, code: str) -> CriteriaLine:
    found: CriteriaLine = row.lines.get(code=code)
    return found


def rewritten(draft: CriteriaSet, code: str, **more: object) -> CriteriaLine:
    line = line_of(draft, code)
    new = replace(queries.criterion_of(line), **more)  # type: ignore[arg-type]  # what a test says
    act = centre_officer().act
    return services.write_line(act, draft=draft, key=uuid4(), line=new, place=line.place, instead_of=line)


def publish(draft: CriteriaSet, year: int = NEXT_YEAR) -> CriteriaSet:
    return services.publish_set(centre_officer().act, draft=draft, key=uuid4(), year_from=year)


def test_the_proposal_stands_in_the_database_as_its_file_says_it() -> None:
    row = first_set()
    assert queries.criteria_of(row) == replace(first_criteria(), pk=row.pk)
    assert (row.state, row.mark, row.year_from, row.year_to) == ("published", "INFERRED", 2024, None)
    assert queries.set_for(2023) is None
    assert queries.must_have_set(NEXT_YEAR).code == row.code


def test_every_column_of_a_club_month_may_be_asked_and_is_told_in_words() -> None:
    columns = queries.evidence_columns()
    assert len(columns) > 150
    assert all(column.vi for column in columns.values())
    assert queries.adds_up()["interest_vnd"]
    assert not queries.adds_up()["member_count"]


def test_a_draft_is_a_copy_that_is_changed_while_the_first_stays() -> None:
    draft, before = draft_set(), queries.criteria_of(first_set())
    assert queries.criteria_of(draft).criteria == before.criteria
    rewritten(draft, "decision", points=2)
    rewritten(draft, "check_ups", points=5)
    act = centre_officer().act
    services.write_head(act, draft=draft, key=uuid4(), head=replace(HEAD, vetoes=(Veto.SILENT,), silent_months=4))
    added = services.write_line(act, draft=draft, key=uuid4(), line=SURGERIES, place=99)
    services.drop_line(act, draft=draft, key=uuid4(), line=line_of(draft, "check_ups"))
    now_is = queries.criteria_of(queries.get_set(act, draft.pk))
    assert (now_is.vetoes, now_is.silent_months, now_is.source) == ((Veto.SILENT,), 4, "Góp ý của các tỉnh")
    assert {each.code for each in now_is.criteria} == {each.code for each in before.criteria} - {"check_ups"} | {
        added.code
    }
    assert queries.criteria_of(first_set()) == before
    assert Note.objects.filter(action__startswith="rating.", row_model="rating.criteriaset").count() == 3


def test_the_same_form_twice_copies_once() -> None:
    key, act = uuid4(), centre_officer().act
    first, again = (services.copy_set(act, key=key, copied=first_set(), name="Bản thảo") for _ in range(2))
    assert first.pk == again.pk
    assert CriteriaSet.objects.count() == 2


def test_what_is_published_rates_from_its_year_on_and_the_one_before_ends() -> None:
    row = publish(draft_set())
    assert (row.state, row.year_from, row.year_to) == ("published", NEXT_YEAR, None)
    assert first_set().year_to == NEXT_YEAR - 1
    assert [queries.must_have_set(year).pk for year in (NEXT_YEAR - 1, NEXT_YEAR, NEXT_YEAR + 3)] == [
        first_set().pk, row.pk, row.pk,
    ]  # fmt: skip
    assert [each.pk for each in queries.published_sets()] == [row.pk, first_set().pk]


def test_what_nobody_was_rated_by_is_withdrawn_and_the_one_before_goes_on() -> None:
    row = publish(draft_set())
    services.withdraw_set(centre_officer().act, withdrawn=row, key=uuid4())
    assert first_set().year_to is None
    assert queries.must_have_set(NEXT_YEAR).pk == first_set().pk
    again = publish(draft_set("Bản thảo khác"))
    assert queries.must_have_set(NEXT_YEAR).pk == again.pk


def test_a_draft_without_a_hundred_points_is_not_published() -> None:
    draft = draft_set()
    rewritten(draft, "decision", points=1)
    with pytest.raises(PointsNotAHundred) as refused:
        publish(draft)
    assert refused.value.facts == {"points": 97}


def test_a_set_that_says_no_source_is_not_published() -> None:
    draft = draft_set()
    services.write_head(centre_officer().act, draft=draft, key=uuid4(), head=replace(HEAD, source=" "))
    with pytest.raises(SetSaysNoSource):
        publish(draft)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"column": "ghosts_count"}, EvidenceUnknown),
        ({"how": How.SHARE, "least": 50, "of": "ghosts_count"}, EvidenceUnknown),
        ({"needs": "pg_sleep(1)"}, EvidenceUnknown),
        ({"column": ""}, EvidenceIncomplete),
        ({"words": ""}, EvidenceIncomplete),
        ({"how": How.SHARE}, EvidenceIncomplete),  # a share of what?
        ({"of": "member_count"}, EvidenceIncomplete),  # no share, and yet of something
        ({"how": How.SHARE, "of": "check_up_year_count", "least": 50}, EvidenceIncomplete),  # of itself
        ({"how": How.SHARE, "of": "member_count", "least": 10_001}, EvidenceIncomplete),
        ({"how": How.AT_MOST, "of": "member_count", "most": 10_001}, EvidenceIncomplete),
        ({"least": 0}, EvidenceIncomplete),
        ({"how": How.SUM}, EvidenceDoesNotAddUp),  # twelve months' end numbers added up say nothing
        ({"points": 0}, LinePointsWrong),
        ({"points": 101}, LinePointsWrong),
    ],
)
def test_a_line_that_could_not_be_held_against_records_is_refused(more: dict[str, object], refusal: type) -> None:
    line = replace(SURGERIES, **more)  # type: ignore[arg-type]  # what a test says
    with pytest.raises(refusal):
        services.write_line(centre_officer().act, draft=draft_set(), key=uuid4(), line=line, place=1)


def test_bands_out_of_order_are_refused() -> None:
    head = replace(HEAD, bands=BANDS | {Band.FAIR: 75})
    with pytest.raises(BandsOutOfOrder):
        services.write_head(centre_officer().act, draft=draft_set(), key=uuid4(), head=head)


def test_a_year_that_clubs_were_rated_in_keeps_its_set() -> None:
    rating_rows(make_club(), NEXT_YEAR)
    with pytest.raises(YearAlreadyRated):
        publish(draft_set())
    assert publish(draft_set("Cho năm sau nữa"), NEXT_YEAR + 1).year_from == NEXT_YEAR + 1


def test_a_year_that_has_begun_under_another_set_or_lies_too_far_is_refused() -> None:
    with pytest.raises(YearTaken):
        publish(draft_set(), 2024)
    publish(draft_set("Một"), NEXT_YEAR + 1)
    for year, refusal in ((NEXT_YEAR, YearTaken), (NEXT_YEAR + 1, YearTaken), (NEXT_YEAR + 9, YearTooFar)):
        with pytest.raises(refusal):
            publish(draft_set("Hai"), year)


def test_what_was_published_is_neither_edited_nor_published_again_nor_withdrawn_once_used() -> None:
    row, act = publish(draft_set()), centre_officer().act
    with pytest.raises(SetNotEdited):
        services.write_head(act, draft=row, key=uuid4(), head=HEAD)
    with pytest.raises(SetNotEdited):
        services.write_line(act, draft=row, key=uuid4(), line=SURGERIES, place=1)
    with pytest.raises(SetNotEdited):
        services.drop_line(act, draft=row, key=uuid4(), line=line_of(row, "decision"))
    with pytest.raises(SetMovedOn):
        publish(row, NEXT_YEAR + 2)
    with pytest.raises(SetMayNotBeWithdrawn):
        services.withdraw_set(act, withdrawn=first_set(), key=uuid4())  # nothing came before it


def test_a_set_that_clubs_were_rated_by_is_not_withdrawn() -> None:
    row = publish(draft_set())
    rating_rows(make_club(), NEXT_YEAR, criteria=row)
    with pytest.raises(SetMayNotBeWithdrawn):
        services.withdraw_set(centre_officer().act, withdrawn=row, key=uuid4())


def test_a_dropped_draft_moves_no_more() -> None:
    draft, act = draft_set(), centre_officer().act
    services.withdraw_set(act, withdrawn=draft, key=uuid4())
    with pytest.raises(SetMovedOn):
        publish(draft)
    assert [row.pk for row, _ in queries.listed_sets(act)] == [first_set().pk]


def test_only_who_keeps_the_programme_of_the_country_works_on_sets() -> None:
    draft = draft_set()
    for who in (province_officer(), commune_officer(), ministry_reader(), administrator(), lan_the_chair(make_club())):
        for refused in (
            lambda act: services.copy_set(act, key=uuid4(), copied=first_set(), name="x"),
            lambda act: services.write_head(act, draft=draft, key=uuid4(), head=HEAD),
            lambda act: services.write_line(act, draft=draft, key=uuid4(), line=SURGERIES, place=1),
            lambda act: services.drop_line(act, draft=draft, key=uuid4(), line=line_of(draft, "decision")),
            lambda act: services.publish_set(act, draft=draft, key=uuid4(), year_from=NEXT_YEAR),
            lambda act: services.withdraw_set(act, withdrawn=draft, key=uuid4()),
        ):
            with pytest.raises(OutsideReach):
                refused(who.act)
        with pytest.raises(SetNotFound):
            queries.get_set(who.act, draft.pk)
        assert not queries.keeps_sets(who.act)
    assert centre_officer().act.may(Action.KEEP_PROGRAMME, "/")


# --- what the database holds by itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE rating_criteriaset SET strong = 70 WHERE state = 'published'", "criteria_set_stays"),
        ("UPDATE rating_criteriaset SET state = 'draft' WHERE state = 'published'", "moves_by_the_table"),
        ("UPDATE rating_criteriaset SET strong = 95 WHERE state = 'draft'", "set_bands_fall"),
        ("UPDATE rating_criteriaset SET very_strong = 101 WHERE state = 'draft'", "set_bands_fall"),
        ("UPDATE rating_criteriaset SET vetoes = '{whim}' WHERE state = 'draft'", "set_vetoes_are_known"),
        ("UPDATE rating_criteriaset SET silent_months = 13 WHERE state = 'draft'", "set_silence_in_a_year"),
        ("UPDATE rating_criteriaset SET year_from = 2027 WHERE state = 'draft'", "set_years_when_published"),
        ("UPDATE rating_criteriaset SET year_to = 2023 WHERE state = 'published'", "set_years_in_order|keeps_its_set"),
        ("UPDATE rating_criteriaset SET state = 'published', year_from = 2026 WHERE state = 'draft'", "set_one_a_year"),
        ("INSERT INTO rating_criteriaset (key, code, name, source, mark, state, year_from, very_strong, strong, fair,"
         " average, vetoes, silent_months) VALUES (gen_random_uuid(), 'x', 'x', 'x', 'SOURCED', 'published', 1999, 90,"
         " 75, 60, 50, '{}', 3)", "moves_by_the_table"),
        ("DELETE FROM rating_criteriaset WHERE state = 'draft'", "append-only"),
        ("TRUNCATE rating_criterialine", "append-only|pending trigger"),
        ("UPDATE rating_criterialine SET points = 1 WHERE criteria_set_id = (SELECT id FROM rating_criteriaset WHERE"
         " state = 'published')", "criteria_set_stays"),
        ("DELETE FROM rating_criterialine WHERE criteria_set_id = (SELECT id FROM rating_criteriaset WHERE"
         " state = 'published')", "criteria_set_stays"),
        ("UPDATE rating_criterialine SET criteria_set_id = (SELECT id FROM rating_criteriaset WHERE"
         " state = 'published') WHERE code = 'decision'", "criteria_set_stays"),
        ("UPDATE rating_criterialine SET \"column\" = 'ghosts_count' WHERE code = 'topics' AND criteria_set_id ="
         " (SELECT id FROM rating_criteriaset WHERE state = 'draft')", "asks_what_is_counted"),
        ("UPDATE rating_criterialine SET \"of\" = '' WHERE code = 'women' AND criteria_set_id ="
         " (SELECT id FROM rating_criteriaset WHERE state = 'draft')", "criterion_share_is_of_something"),
        ("UPDATE rating_criterialine SET least = 10001 WHERE code = 'women' AND criteria_set_id ="
         " (SELECT id FROM rating_criteriaset WHERE state = 'draft')", "criterion_level_has_sense"),
    ],
)  # fmt: skip
def test_nothing_of_a_set_is_changed_by_hand_to_what_it_may_not_be(sql: str, broken: str) -> None:
    draft_set()
    with pytest.raises(DatabaseError, match=broken), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_set_without_a_hundred_points_is_not_published_by_hand_either() -> None:
    first = first_set()
    first.year_to = NEXT_YEAR - 1
    first.save(update_fields=["year_to"])
    draft = draft_set()
    draft.lines.filter(code="decision").delete()
    draft.state, draft.year_from = "published", NEXT_YEAR
    with pytest.raises(IntegrityError, match="criteria_set_has_a_hundred_points"), transaction.atomic():
        draft.save(update_fields=["state", "year_from"])


def test_a_rating_names_the_set_of_its_year_and_that_set_keeps_it() -> None:
    row, club = published_set(), make_club()
    for year, criteria in ((NEXT_YEAR, first_set()), (NEXT_YEAR - 1, row), (NEXT_YEAR, draft_set())):
        with pytest.raises(IntegrityError, match="rating_is_by_the_set_of_its_year"), transaction.atomic():
            rating_rows(club, year, criteria=criteria)
    rating_rows(club, NEXT_YEAR, criteria=row)
    for sql in (
        f"UPDATE rating_criteriaset SET state = 'withdrawn' WHERE id = {row.pk}",
        f"UPDATE rating_criteriaset SET year_to = {NEXT_YEAR - 1}, year_from = {NEXT_YEAR - 1} WHERE id = {row.pk}",
    ):
        with pytest.raises(DatabaseError, match=r"keeps_its_set|stays"), transaction.atomic():
            connection.cursor().execute(sql)


def test_sets_are_read_in_two_queries_however_many() -> None:
    with CaptureQueriesContext(connection) as one:
        queries.published_sets()
    publish(draft_set())
    publish(draft_set("Một bộ nữa"), NEXT_YEAR + 1)
    with CaptureQueriesContext(connection) as three:
        assert len(queries.published_sets()) == 3
    assert len(one) == len(three) == 2
