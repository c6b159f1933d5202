"""Filling a sheet of questions: what it says of each side of life, and where each worry ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.health.models import DomainResult, Referral, Screening
from chungtay.health.rules import (
    ClubAction,
    Domain,
    Finding,
    Instrument,
    NextStep,
    NotAgreedToKeep,
    NotTrained,
    ReasonMissing,
    ReferralReason,
    ScreeningUnknown,
    StruckBefore,
    WorryWithoutStep,
    check_look_again,
)
from chungtay.health.services.form import NOBODY, Taking, begin, check_day, members_then, not_agreed
from chungtay.health.services.referring import Slip, write_slip
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.rules import Purpose


@dataclass(frozen=True)
class Ending:
    """Where one worry ends."""

    step: NextStep
    club_action: ClubAction | None = None
    look_again_on: date | None = None


@dataclass(frozen=True)
class Sheet:
    """A filled sheet: whose, when, by which version, the answers and where each worry ends."""

    membership_id: int
    screened_on: date
    instrument: Instrument
    answers: Mapping[str, str]
    endings: Mapping[Domain, Ending]
    is_trained: bool = False
    station: str = ""
    keeping: Taking = NOBODY  # the consent that answers are kept, if it is taken with the sheet
    telling: Taking = NOBODY  # the consent that the station is told, if a worry goes there


@transaction.atomic
def screen(act: Act, *, club: Club, key: UUID, sheet: Sheet) -> Screening:
    """Write a filled sheet, the result of each side and where each worry ends; one slip for all that go to the station.

    Refuses who was not trained for the sheet, answers it does not offer, and a worry that ends nowhere.
    """
    answers = {code: value for code, value in sheet.answers.items() if value}
    content = _content(sheet, answers)
    begin(act, club)
    if (row_id := answered_before(key, content)) is not None:
        return Screening.objects.get(pk=row_id)
    check_day(act, sheet.screened_on)
    if not sheet.is_trained:
        raise NotTrained()
    sheet.instrument.check_answers(answers)
    findings = sheet.instrument.findings(answers)
    _check_endings(findings, sheet)
    members = members_then(club, [sheet.membership_id], sheet.screened_on)
    if refused := not_agreed(act, club, key, members, Purpose.HEALTH_RECORD, sheet.keeping):
        raise NotAgreedToKeep(names=", ".join(member.person.full_name for member in refused))
    row = _write(act, club, key, sheet, findings)
    write_note(act, "health.screen", row, path=club.path, fields=["answers"], key=key, content=content)
    mark_stale(act, [club.pk], since=sheet.screened_on)
    return row


def _content(sheet: Sheet, answers: Mapping[str, str]) -> dict[str, object]:
    endings = {each: [end.step, end.club_action, end.look_again_on] for each, end in sorted(sheet.endings.items())}
    about = {"member": sheet.membership_id, "on": sheet.screened_on, "sheet": sheet.instrument.code}
    return {**about, "version": sheet.instrument.version, "answers": dict(answers), "endings": endings}


def _check_endings(findings: Mapping[Domain, Finding], sheet: Sheet) -> None:
    for domain, finding in findings.items():
        if finding is not Finding.CONCERN:
            continue
        ending = sheet.endings.get(domain)
        if ending is None or (ending.step is NextStep.CLUB and ending.club_action is None):
            raise WorryWithoutStep(domain=sheet.instrument.domain(domain).name)
        if ending.step is NextStep.LOOK_AGAIN:
            check_look_again(ending.look_again_on, sheet.screened_on)


def _write(
    act: Act,
    club: Club,
    key: UUID,
    sheet: Sheet,
    findings: Mapping[Domain, Finding],
) -> Screening:
    standing = Screening.objects.filter(
        membership=sheet.membership_id,
        instrument=sheet.instrument.code,
        screened_on=sheet.screened_on,
        struck_at=None,
    )
    standing.update(struck_at=act.at, struck_why="ghi lại")
    row: Screening = Screening.objects.create(
        key=key,
        membership_id=sheet.membership_id,
        screened_on=sheet.screened_on,
        instrument=sheet.instrument.code,
        version=sheet.instrument.version,
        answers={code: value for code, value in sheet.answers.items() if value},
        typed_by_id=act.actor_id,
    )
    slip = _slip(act, club, key, sheet, row, findings)
    DomainResult.objects.bulk_create(
        [result_of(row, domain, finding, sheet.endings.get(domain), slip) for domain, finding in findings.items()]
    )
    return row


def _slip(
    act: Act,
    club: Club,
    key: UUID,
    sheet: Sheet,
    row: Screening,
    findings: Mapping[Domain, Finding],
) -> Referral | None:
    sent = [
        domain
        for domain, finding in findings.items()
        if finding is Finding.CONCERN and sheet.endings[domain].step is NextStep.REFERRAL
    ]
    if not sent:
        return None
    reasons = [ReferralReason(domain.value) for domain in sent]
    slip = Slip(sheet.membership_id, sheet.screened_on, sheet.station, reasons)
    return write_slip(act, club, uuid5(key, "slip"), slip, sheet.telling, row)


def result_of(
    row: Screening, domain: Domain, finding: Finding, ending: Ending | None, slip: Referral | None
) -> DomainResult:
    """A row to be written; nothing is saved yet."""
    if finding is not Finding.CONCERN or ending is None:
        return DomainResult(screening=row, domain=domain, finding=finding)
    return DomainResult(
        screening=row,
        domain=domain,
        finding=finding,
        step=ending.step,
        club_action=ending.club_action or "" if ending.step is NextStep.CLUB else "",
        look_again_on=ending.look_again_on,
        referral=slip if ending.step is NextStep.REFERRAL else None,
    )


@transaction.atomic
def mark_done(act: Act, *, club: Club, key: UUID, result_id: int, on: date) -> None:
    """The club did what it said, or looked again."""
    content = {"result": result_id, "on": on}
    begin(act, club)
    row = (
        DomainResult.objects.filter(screening__membership__club=club, pk=result_id).select_related("screening").first()
    )
    if row is None:
        raise ScreeningUnknown(result=result_id)
    if answered_before(key, content) is not None:
        return
    check_day(act, on)
    if row.done_on is None:
        row.done_on = on
        row.save(update_fields=["done_on"])
    write_note(act, "health.mark_done", row.screening, path=club.path, fields=["done_on"], key=key, content=content)


@transaction.atomic
def strike_screening(act: Act, *, club: Club, key: UUID, screening_key: UUID, reason: str) -> None:
    """Take back a sheet that was filled for the wrong member or day."""
    content = {"screening": str(screening_key), "reason": clean(reason)}
    begin(act, club)
    if answered_before(key, content) is not None:
        return
    row = Screening.objects.filter(membership__club=club, key=screening_key).first()
    if row is None:
        raise ScreeningUnknown(screening=str(screening_key))
    if row.struck_at is not None:
        raise StruckBefore()
    if not clean(reason):
        raise ReasonMissing()
    row.struck_at, row.struck_why = act.at, clean(reason)[:300]
    row.save(update_fields=["struck_at", "struck_why"])
    write_note(act, "health.strike_screening", row, path=club.path, fields=["struck_at"], key=key, content=content)
    mark_stale(act, [club.pk], since=row.screened_on)
