"""A case from being found to standing down: each step is a row, in the order that the table of states allows."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import (
    AssessedFocus,
    Assessment,
    CarePlan,
    Case,
    CaseReferral,
    CaseReview,
    CaseStage,
    Folder,
    PlanItem,
)
from chungtay.care.rules import (
    AFTER_REVIEW,
    WORKS,
    Assessed,
    CaseOpenAlready,
    CaseState,
    DayNotCome,
    Decision,
    FoundHow,
    Item,
    NoOpenCase,
    ReferralState,
    Reviewed,
    StandDown,
    check_assessed,
    check_case,
    check_plan,
    check_reviewed,
)
from chungtay.care.services.agenda import take_off_agenda
from chungtay.care.services.form import locked, must_stand
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def open_case(
    act: Act, *, folder: Folder, key: UUID, found_on: date, found_how: FoundHow, background: str = ""
) -> Case:
    """Somebody in care was found to need more than visits: a case is opened. One open case a person."""
    must_stand(act, folder, WORKS)
    background = clean(background)[:500]
    content = {"folder": folder.pk, "on": found_on, "how": str(found_how), "background": background}
    if (row_id := answered_before(key, content)) is not None:
        return Case.objects.get(pk=row_id)
    if found_on > act.day:
        raise DayNotCome(on=found_on)
    folder = locked(folder)
    if Case.objects.filter(folder=folder, ended_on=None).exists():
        raise CaseOpenAlready()
    case = Case.objects.create(key=key, folder=folder, found_on=found_on, found_how=found_how, background=background)
    CaseStage.objects.create(case=case, state=CaseState.FOUND, valid_from=found_on, moved_by_id=act.actor_id)
    write_note(act, "care.open_case", case, path=folder.club.path, fields=["case"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=found_on)
    return case


@transaction.atomic
def assess(act: Act, *, folder: Folder, key: UUID, assessed: Assessed) -> Assessment:
    """What is needed on each side of life. May be done again at any time; the latest is what a plan is made for."""
    must_stand(act, folder, WORKS)
    content = {"folder": folder.pk, **assessed.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return Assessment.objects.get(pk=row_id)
    check_assessed(assessed, act.day)
    case = open_case_of(locked(folder))
    move(act, case, CaseState.ASSESSED)
    written = Assessment.objects.create(
        key=key,
        case=case,
        assessed_on=assessed.assessed_on,
        stratum=assessed.stratum,
        background=clean(assessed.background)[:500],
        written_by_id=act.actor_id,
    )
    AssessedFocus.objects.bulk_create(
        AssessedFocus(assessment=written, focus=focus, level=level, words=clean(assessed.words.get(focus, ""))[:500])
        for focus, level in assessed.levels.items()
    )
    write_note(act, "care.assess", written, path=folder.club.path, fields=["focuses"], key=key, content=content)
    return written


@transaction.atomic
def plan_care(
    act: Act, *, folder: Folder, key: UUID, items: tuple[Item, ...], agreed_with: str, review_on: date
) -> CarePlan:
    """What is done, by whom, how often, agreed with the person. Replaces the plan before it."""
    must_stand(act, folder, WORKS)
    agreed_with = clean(agreed_with)[:120]
    content = {
        "folder": folder.pk, "with": agreed_with, "review": review_on, "items": [item.as_content() for item in items]
    }  # fmt: skip
    if (row_id := answered_before(key, content)) is not None:
        return CarePlan.objects.get(pk=row_id)
    check_plan(items, review_on, act.day)
    case = open_case_of(locked(folder))
    move(act, case, CaseState.RUNNING)
    _close_plan(case, act.day)
    plan = CarePlan.objects.create(
        key=key,
        case=case,
        valid_from=max(act.day, case.found_on),
        agreed_with=agreed_with or folder.person.full_name,
        review_on=review_on,
    )
    PlanItem.objects.bulk_create(_item(plan, item) for item in items)
    write_note(act, "care.plan_care", plan, path=folder.club.path, fields=["items"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=act.day)
    return plan


@transaction.atomic
def review(act: Act, *, folder: Folder, key: UUID, reviewed: Reviewed) -> CaseReview:
    """The case is looked at again: it goes on, is assessed anew, asks for more help, or stands down."""
    must_stand(act, folder, WORKS)
    content = {"folder": folder.pk, **reviewed.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return CaseReview.objects.get(pk=row_id)
    check_reviewed(reviewed, act.day)
    case = open_case_of(locked(folder))
    written: CaseReview = CaseReview.objects.create(
        key=key,
        case=case,
        reviewed_on=reviewed.reviewed_on,
        decision=reviewed.decision,
        words=clean(reviewed.words)[:500],
        next_on=None if reviewed.decision is Decision.STAND_DOWN else reviewed.next_on,
        written_by_id=act.actor_id,
    )
    after = AFTER_REVIEW.get(reviewed.decision)
    if after is CaseState.STOOD_DOWN:
        assert reviewed.reason is not None, "checked before"
        end_case(act, case, reviewed.reason)
    elif after is not None:
        move(act, case, after)
    write_note(act, "care.review", written, path=folder.club.path, fields=["decision"], key=key, content=content)
    return written


def open_case_of(folder: Folder) -> Case:
    """The open case of a folder that is locked."""
    case: Case | None = Case.objects.filter(folder=folder, ended_on=None).select_related("folder__club").first()
    if case is None:
        raise NoOpenCase()
    return case


def move(act: Act, case: Case, after: CaseState) -> None:
    """From where the case stands to where the table allows; one that stays where it is has no new row."""
    stage = CaseStage.objects.open().get(case=case)
    before = CaseState(stage.state)
    check_case(before, after)
    if before is after:
        return
    on = max(act.day, stage.valid_from)
    CaseStage.objects.filter(pk=stage.pk).update(valid_to=on)
    CaseStage.objects.create(case=case, state=after, valid_from=on, moved_by_id=act.actor_id)


def end_case(act: Act, case: Case, reason: StandDown) -> None:
    """The case stands down today: its plan is closed, its slips are taken back, it is on no agenda any more."""
    move(act, case, CaseState.STOOD_DOWN)
    on = max(act.day, case.found_on)
    _close_plan(case, on)
    open_slips = CaseReferral.objects.filter(case=case, state=ReferralState.HANDED)
    since = min([on, *open_slips.values_list("made_on", flat=True)])
    open_slips.update(state=ReferralState.TAKEN_BACK, settled_on=on, settled_by=act.actor_id)
    take_off_agenda(act, case.folder)
    Case.objects.filter(pk=case.pk).update(ended_on=on, end_reason=reason)
    mark_stale(act, [case.folder.club_id], since=since)


def _close_plan(case: Case, on: date) -> None:
    for plan in CarePlan.objects.open().filter(case=case):
        CarePlan.objects.filter(pk=plan.pk).update(valid_to=max(on, plan.valid_from))


def _item(plan: CarePlan, item: Item) -> PlanItem:
    said = {name: clean(getattr(item, name)) for name in ("goal", "what", "who", "how_often")}
    return PlanItem(
        plan=plan,
        focus=item.focus,
        provider=item.provider,
        goal=said["goal"][:200],
        what=said["what"][:200],
        who=said["who"][:120],
        how_often=said["how_often"][:120],
    )
