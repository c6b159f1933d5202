"""What of care is emptied when a person asks for it, or when it need not be kept any longer. That there was care stays
a count: rows keep their days, words and needs go."""

from datetime import date

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import erasing, write_note
from chungtay.care.models import (
    AgendaItem,
    Agreement,
    AssessedFocus,
    Assessment,
    CarePlan,
    Case,
    CaseReferral,
    CaseReview,
    Client,
    Folder,
    PlanItem,
    Reading,
    Visit,
    WeekWithout,
    WorryAnswer,
)
from chungtay.care.rules import ERASED, NotWhileCaredFor, Task
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY


@transaction.atomic
def erase_care(act: Act, *, club: Club, person_id: int) -> int:
    """Empty everything that tells of a person in a club's care; how many rows were emptied.

    Refused while the person is on the list or a case is open: the consent is withdrawn first, which ends both.
    """
    act.must(Action.RUN_CARE, club.path)
    folder = Folder.objects.select_for_update().filter(club=club, person=person_id).first()
    if folder is None:
        return 0
    if (
        Client.objects.filter(folder=folder, valid_to=None).exists()
        or Case.objects.filter(folder=folder, ended_on=None).exists()
    ):
        raise NotWhileCaredFor()
    with erasing():
        emptied = sum(_emptied(folder))
    if emptied:
        write_note(act, "care.erase", folder, path=club.path, fields=["words"])
    return emptied


def _emptied(folder: Folder) -> list[int]:
    # an agreement names at least one task: the one that tells least
    cases = Case.objects.filter(folder=folder)
    of_client, of_case = {"client__folder": folder}, {"case__in": cases}
    AssessedFocus.objects.filter(assessment__case__in=cases).delete()
    return [
        Agreement.objects.filter(**of_client)
        .exclude(agreed_with=ERASED)
        .update(tasks=[Task.COMPANY], note="", agreed_with=ERASED),
        Visit.objects.filter(**of_client).exclude(tasks=[], words="", worry="").update(tasks=[], words="", worry=""),
        WorryAnswer.objects.filter(visit__client__folder=folder).exclude(words=ERASED).update(words=ERASED),
        WeekWithout.objects.filter(**of_client).exclude(words="").update(words=""),
        cases.exclude(background="").update(background=""),
        Assessment.objects.filter(**of_case).exclude(background="").update(background=""),
        CarePlan.objects.filter(**of_case).exclude(agreed_with=ERASED).update(agreed_with=ERASED),
        PlanItem.objects.filter(plan__case__in=cases)
        .exclude(what=ERASED)
        .update(goal="", what=ERASED, who="", how_often=""),
        CaseReview.objects.filter(**of_case).exclude(words="").update(words=""),
        CaseReferral.objects.filter(**of_case)
        .exclude(reasons=[], words="", answer_words="")
        .update(reasons=[], words="", answer_words=""),
        AgendaItem.objects.filter(**of_case, decided_at=None).exclude(question=ERASED).update(question=ERASED),
        AgendaItem.objects.filter(**of_case)
        .exclude(decided_at=None)
        .exclude(decision=ERASED)
        .update(question=ERASED, decision=ERASED),
    ]


@transaction.atomic
def forget_readings(act: Act, *, before: date) -> int:
    """Lines of who looked need not be kept for ever; how many went."""
    act.must(Action.RUN_CARE, COUNTRY)
    with erasing():
        count, _of = Reading.objects.filter(looked_at__date__lt=before).delete()
    return int(count)
