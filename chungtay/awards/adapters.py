"""The papers of commendation: achievement report, minutes, submission, decision, certificates in one run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chungtay.awards import words
from chungtay.awards.queries import awards_before, awards_before_many, certificates_of, reasons_after_vote
from chungtay.awards.rules import COLLECTIVES, AwardeeKind, AwardKind, Issuer, NominationState
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong, group_digits, in_words
from chungtay.kernel.paths import is_club
from chungtay.papers.queries import head_of, office_at, template_bytes
from chungtay.papers.rules import Kind
from chungtay.web.decree import Block, Heading, Paper, Table, Text, decree_pdf, place_and_day
from chungtay.web.print import render_pdf
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.awards.models import AwardDecision, AwardRound, Certificate, Nomination, NominationStep, Sitting

KINDS = {"bao-cao": Kind.REPORT, "bien-ban": Kind.MINUTES, "to-trinh": Kind.SUBMISSION, "quyet-dinh": Kind.DECISION}


def pdf_of(paper: Paper) -> bytes:
    """It to be signed."""
    return decree_pdf(paper)


def word_of(paper: Paper, path: str, name: str) -> bytes:
    """It as Word, by the office's own template where it has one."""
    return word_paper(paper, template_bytes(office_at(path), KINDS[name]))


def report_paper(act: Act, nomination: "Nomination", steps: "Sequence[NominationStep]", office_name: str) -> Paper:
    """The achievement report of a nominee, headed by who nominates: its words, the figures as they were, what else."""
    row = nomination.quota.round
    kind = str(words.KIND[AwardKind(nomination.quota.kind)])
    head = head_of(office_at(nomination.unit_path), act.day, kind=Kind.REPORT, name=office_name)
    if is_club(nomination.unit_path):  # a club keeps no register of numbers and signs by its board
        head = replace(head, number="", signer_title=words.BOARD)
    head = replace(head, beside_title=words.CONFIRMED_BY)
    who = ", ".join(part for part in (nomination.name, nomination.post, nomination.unit) if part)
    said = {"title": row.title, "first": _day(row.merit_from), "last": _day(row.merit_to)}
    blocks: list[Block] = [
        Text(words.REPORT_WHO % {"who": who}), Text(words.REPORT_MERIT % {"merit": _sentence(nomination.merit)}),
        Text(words.REPORT_ROUND % said), Heading(words.REPORT_OWN), *_paragraphs(nomination.report),
    ]  # fmt: skip
    if nomination.figures:
        on = steps[0].happened_on if steps else act.day
        table = Table(words.REPORT_HEADS, nomination.figures, widths=(3, 2))
        blocks += [Heading(words.REPORT_FIGURES % {"day": _day(on)}), table]
    earlier = [each for each in awards_before(nomination.who, row.merit_from, row.merit_to)
               if each.nomination_id != nomination.pk]  # fmt: skip
    if earlier or nomination.second_words:
        part = words.PART_THREE if nomination.figures else words.PART_TWO
        blocks += [Heading(words.REPORT_EARLIER % {"part": part}), *(Text(earlier_line(each)) for each in earlier)]
        if nomination.second_words:
            blocks.append(Text(words.REPORT_SECOND % {"why": _sentence(nomination.second_words)}))
    blocks += [
        Text(words.REPORT_ENDORSED % {"day": _day(each.happened_on), "words": each.words or words.TO_CONFIRM})
        for each in steps if each.state == NominationState.ENDORSED
    ]  # fmt: skip
    return Paper(head, words.REPORT_KIND, words.REPORT_ABOUT % {"kind": kind, "name": nomination.name}, blocks)


def earlier_line(certificate: "Certificate") -> str:
    """An earlier award in a sentence."""
    decision = certificate.decision
    return words.EARLIER_LINE % {
        "kind": words.KIND[AwardKind(certificate.kind)], "issuer": decision.issuer,
        "number": decision.written_number, "day": _day(decision.signed_on), "merit": _sentence(certificate.merit),
    }  # fmt: skip


def minutes_paper(sitting: "Sitting", rows: "Sequence[Nomination]", office_name: str) -> Paper:
    """The minutes of the council: who was there, what was asked, what was said, how it voted."""
    award_round = sitting.round
    head = head_of(office_at(award_round.path), sitting.held_on, kind=Kind.MINUTES, name=office_name)
    head = replace(
        head, recipients=(), signer_title=words.MINUTES_SIGNER, signer_name=sitting.chair,
        beside_title=words.SECRETARY, beside_name=sitting.secretary,
    )  # fmt: skip
    voted = [row for row in rows if row.yes_count is not None]
    passed = sum(row.state in (NominationState.PASSED, NominationState.AWARDED) for row in voted)
    said = {
        "day": _day(sitting.held_on), "place": sitting.place, "title": award_round.title, "chair": sitting.chair,
        "secretary": sitting.secretary, "present": sitting.present_count, "members": sitting.member_count,
        "share": sitting.present_count * 100 // sitting.member_count, "quorum": sitting.quorum_percent,
        "passed": passed, "count": len(voted),
    }  # fmt: skip
    blocks: list[Block] = [Text(words.MINUTES_OPENING % said), Text(words.MINUTES_PEOPLE % said)]
    if sitting.present_names:
        names = "; ".join(line for line in sitting.present_names.splitlines() if line.strip())
        blocks.append(Text(words.MINUTES_NAMES % {"names": names}))
    asked = Text(words.MINUTES_COUNT % (said | {"share": sitting.pass_percent}))
    blocks += [Heading(words.MINUTES_ASKED), asked]
    blocks += _second(voted, award_round)
    blocks += [Heading(words.MINUTES_OPINIONS), *_paragraphs(sitting.opinions or words.NO_OPINIONS)]
    table = Table(
        words.MINUTES_HEADS, [_voted(row, sitting) for row in voted], first_number=9, widths=(6, 3, 2, 2, 2, 3)
    )
    blocks += [Heading(words.MINUTES_VOTES), table, Text(words.MINUTES_END % said)]
    return Paper(head, words.MINUTES_KIND, words.MINUTES_ABOUT % said, blocks)


def _second(voted: "list[Nomination]", award_round: "AwardRound") -> list[Block]:
    """The reasons of second awards as the council had them, and what was written to them after the vote."""
    earlier, after = awards_before_many(voted, award_round), reasons_after_vote(voted)
    found: list[Block] = []
    for row in voted:
        if not row.second_words:
            continue
        before = "; ".join(_sentence(earlier_line(each)) for each in earlier.get(row.who, [])) or words.NONE
        later = after.get(row.pk, [])
        had = later[0].replaced if later else row.second_words
        why = _sentence(had) if had else words.MINUTES_UNREASONED
        found.append(Text(words.MINUTES_SECOND % {"name": row.name, "earlier": before, "why": why}))
        found += [
            Text(
                words.MINUTES_SECOND_LATER
                % {"name": row.name, "day": _day(each.given_on), "why": _sentence(each.words)}
            )
            for each in later
        ]
    return found


def _voted(row: "Nomination", sitting: "Sitting") -> list[str]:
    yes, no = row.yes_count or 0, row.no_count or 0
    is_passed = row.state in (NominationState.PASSED, NominationState.AWARDED)
    counts = [str(yes), str(no), str(sitting.present_count - yes - no)]
    return [row.name, str(words.KIND[AwardKind(row.quota.kind)]), *counts,
            words.VOTE_PASSED if is_passed else words.VOTE_FAILED]  # fmt: skip


def submission_paper(act: Act, sitting: "Sitting", rows: "Sequence[Nomination]", office_name: str) -> Paper:
    """The submission to an outside body that gives the awards: who passed, for what."""
    award_round = sitting.round
    head = head_of(office_at(award_round.path), act.day, kind=Kind.SUBMISSION, name=office_name)
    passed = [row for row in rows if row.state in (NominationState.PASSED, NominationState.AWARDED)]
    said = {
        "day": _day(sitting.held_on), "office": head.issuer, "issuer": award_round.issuer,
        "title": award_round.title, "whom": whom([row.awardee for row in passed]),
    }  # fmt: skip
    lines = [[row.name, row.unit or words.NONE, str(words.KIND[AwardKind(row.quota.kind)]), row.merit]
             for row in passed]  # fmt: skip
    table = Table(words.SUBMISSION_HEADS, lines, first_number=9, widths=(4, 4, 3, 6))
    blocks: list[Block] = [Text(words.SUBMISSION_TEXT % said), table, Text(words.SUBMISSION_END % said)]
    return Paper(head, words.SUBMISSION_KIND, words.SUBMISSION_ABOUT % said, blocks, to=award_round.issuer)


def decision_paper(decision: "AwardDecision", office_name: str) -> Paper:
    """Our decision: on which grounds, what is given to whom, with how much money from where."""
    assert decision.sitting is not None, "a decision of ours names its sitting"
    award_round, lines = decision.sitting.round, certificates_of(decision)
    head = head_of(
        office_at(decision.path), decision.signed_on, kind=Kind.DECISION, number=decision.written_number,
        name=office_name, recipients=(words.DECISION_RECIPIENTS,),
    )  # fmt: skip
    kinds = dict.fromkeys(str(words.KIND[AwardKind(each.kind)]) for each in lines)
    said = {
        "kinds": ", ".join(kinds), "whom": whom([each.awardee for each in lines]), "title": award_round.title,
        "first": _day(decision.merit_from), "last": _day(decision.merit_to), "day": _day(decision.sitting.held_on),
    }  # fmt: skip
    total = sum(each.money_vnd for each in lines)
    sources = dict.fromkeys(each.money_source for each in lines if each.money_vnd)
    money = {"sum": dong(total), "words": in_words(total), "source": "; ".join(sources)}
    rows = [
        [
            str(at), ", ".join(part for part in (each.name, each.post) if part), each.unit or words.NONE,
            str(words.KIND[AwardKind(each.kind)]), group_digits(each.money_vnd) if each.money_vnd else words.NONE,
        ]
        for at, each in enumerate(lines, 1)
    ]  # fmt: skip
    blocks: list[Block] = [
        Text(words.DECISION_BY_CHARTER, is_marked=True), Text(words.DECISION_BY_MINUTES % said, is_marked=True),
        Text(words.DECISION_BY_REPORTS, is_marked=True), Heading(words.DECISION_WORD, level=0),
        Text(words.DECISION_FIRST % said),
        Table(words.DECISION_HEADS, rows, first_number=4, widths=(1, 5, 5, 3, 3)),
        Text(words.DECISION_MONEY % money if total else words.DECISION_NO_MONEY), Text(words.DECISION_LAST),
    ]  # fmt: skip
    return Paper(head, words.DECISION_KIND, words.DECISION_ABOUT % said, blocks)


def certificates_pdf(lines: "Sequence[Certificate]") -> bytes:
    """Certificates of our own decisions, A4 landscape, a page each, in one run."""
    assert lines, "a run has at least one certificate"
    return render_pdf("awards/certificates.typ", {"papers": [_page(each) for each in lines]},
                      where=words.CERTIFICATE_WHERE)  # fmt: skip


def _page(line: "Certificate") -> dict[str, str]:
    decision = line.decision
    number = {"number": decision.written_number, "day": _day(decision.signed_on)}
    kind = str(words.KIND[AwardKind(line.kind)])
    return {
        "issuer": decision.issuer, "kind": kind, "name": line.name, "gives": words.CERTIFICATE_GIVES,
        "who": ", ".join(part for part in (line.post, line.unit) if part), "merit": line.merit,
        "place_and_day": place_and_day(decision.place, decision.signed_on), "signer_title": decision.signer_title,
        "signer_name": decision.signer_name, "number": words.CERTIFICATE_NUMBER % number,
        "entry": words.CERTIFICATE_ENTRY % {"number": line.number, "year": line.year},
    }  # fmt: skip


def papers_of(award_round: "AwardRound", *, is_voted: bool, is_decided: bool) -> list[str]:
    """Which papers a round has by now."""
    is_outside = award_round.issuer_side == Issuer.OUTSIDE
    found = ["bien-ban"] if is_voted else []
    found += ["to-trinh"] if is_voted and is_outside else []
    return found + (["quyet-dinh"] if is_decided and not is_outside else [])


def whom(awardees: Sequence[str]) -> str:
    """`3 tập thể và 5 cá nhân`."""
    many = sum(AwardeeKind(each) in COLLECTIVES for each in awardees)
    counts = ((many, words.COLLECTIVES_COUNT), (len(awardees) - many, words.PEOPLE_COUNT))
    return words.AND.join(said % group_digits(count) for count, said in counts if count)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _sentence(text: str) -> str:
    return text.rstrip(". ")


def _paragraphs(text: str) -> list[Block]:
    return [Text(line) for line in text.splitlines() if line.strip()]
