"""Terms are set from a day on; those that held before end the day before."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import is_club
from chungtay.kernel.vietnamese import clean
from chungtay.loans.models import LoanTerms
from chungtay.loans.rules import Terms, TermsOverlap, check_terms
from chungtay.loans.services.lending import columns


@transaction.atomic
def set_terms(
    act: Act, *, key: UUID, path: str, valid_from: date, source: str, terms: Terms, project: Any = None
) -> LoanTerms:
    """On what conditions a club (or an area's clubs, or a project's) lends from a day on.

    A club's board sets its own; an association those of its area, and of projects. Loans that are out keep the terms
    they were made on. Refuses what the law forbids, and a day before terms that are there already.
    """
    content = {
        "path": path, "project": project.pk if project else None, "from": valid_from, "source": clean(source),
        **asdict(terms),
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return LoanTerms.objects.get(pk=before)  # type: ignore[no-any-return]  # a scoped manager is untyped
    act.must(Action.RUN_CLUB if is_club(path) else Action.KEEP_PROGRAMME, path)
    check_terms(terms)
    same = LoanTerms.objects.filter(project=project) if project else LoanTerms.objects.filter(path=path, project=None)
    last = same.select_for_update(of=("self",)).order_by("-valid_from").first()
    if last is not None and last.valid_from >= valid_from:
        raise TermsOverlap(valid_from=last.valid_from)
    if last is not None and (last.valid_to is None or last.valid_to > valid_from):
        LoanTerms.objects.filter(pk=last.pk).update(valid_to=valid_from)
    row: LoanTerms = LoanTerms.objects.create(
        **columns(terms), key=key, path=path, project=project, valid_from=valid_from, source=content["source"]
    )
    write_note(act, "loans.set_terms", row, path=path, fields=content, key=key, content=content)
    return row
