"""Terms are set from a day on; those that held before end the day before."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.funds.queries.capital import interest_split_on
from chungtay.funds.rules import line_key
from chungtay.funds.services.capital import set_interest_split
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import is_club
from chungtay.kernel.vietnamese import clean
from chungtay.loans.models import LoanTerms
from chungtay.loans.rules import BPS, Terms, TermsOverlap, check_terms
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
        return LoanTerms.objects.get(pk=before)
    act.must(Action.RUN_CLUB if is_club(path) else Action.KEEP_PROGRAMME, path)
    check_terms(terms)
    same = LoanTerms.objects.filter(project=project) if project else LoanTerms.objects.filter(path=path, project=None)
    last = same.select_for_update(of=("self",)).order_by("-valid_from").first()
    if last is not None and not is_club(path):
        act.must(Action.KEEP_PROGRAMME, last.path)  # a province does not end what the centre set for a project
    if last is not None and last.valid_from >= valid_from:
        raise TermsOverlap(valid_from=last.valid_from)
    if last is not None and (last.valid_to is None or last.valid_to > valid_from):
        LoanTerms.objects.filter(pk=last.pk).update(valid_to=valid_from)
    row: LoanTerms = LoanTerms.objects.create(
        **columns(terms), key=key, path=path, project=project, valid_from=valid_from, source=content["source"]
    )
    write_note(act, "loans.set_terms", row, path=path, fields=content, key=key, content=content)
    if is_club(path) and act.may(Action.KEEP_BOOKS, path):
        _part_interest(act, path, key, valid_from, terms.operating_share_bps, content["source"])
    return row


def _part_interest(act: Act, path: str, key: UUID, since: date, operating_bps: int, source: str) -> None:
    """How a club parts its interest is kept with its funds; new terms say it there, if they say something new."""
    club = Club.objects.get(path=path)
    rule = interest_split_on(club.pk, since)
    if rule is None or rule.operating_bps != operating_bps:
        set_interest_split(
            act, club=club, key=line_key(key, "interest"), since=since, operating_bps=operating_bps,
            capital_bps=BPS - operating_bps, source=source,
        )  # fmt: skip
