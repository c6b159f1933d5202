"""What of rights is emptied when a person asks for it: words and papers. Cases and celebrations stay as counts."""

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import erasing, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.rights.models import Case, CasePaper, CaseStep, Longevity


@transaction.atomic
def erase_rights(act: Act, *, club: Club, person_id: int) -> int:
    """Empty the words and papers of a person's cases and celebrations in a club; how many rows were emptied."""
    act.must(Action.RUN_CARE, club.path)
    cases = Case.objects.filter(club=club, membership__person=person_id)
    lives = Longevity.objects.filter(club=club, membership__person=person_id)
    with erasing():
        emptied = (
            CaseStep.objects.filter(case__in=cases).exclude(told="").update(told="")
            + CasePaper.objects.filter(case__in=cases).exclude(has_it_on=None).update(has_it_on=None)
            + lives.exclude(told="").update(told="")
        )
    if emptied:
        write_note(act, "rights.erase", club, path=club.path, fields=["told"])
    return emptied
