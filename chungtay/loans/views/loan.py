"""One loan: its money lines and plan; paying, extending, another rate, a penalty, who owes, what came of it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.funds.rules import EntryKind
from chungtay.loans import forms, services, words
from chungtay.loans.queries.one import Whole, get_repayment, whole
from chungtay.loans.rules import ChangeKind, DueKind, LoanState, Mark, WriteOffReason, WriteOffState
from chungtay.loans.views.shared import form_page, loan_for, page, small_form, url
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.loans.models import Loan


@needs(Action.SEE_CLUB)
@require_safe
def loan_page(request: ActRequest, club_id: int, loan: UUID, face: Face) -> HttpResponse:
    """A loan with what is due, its plan line by line, and all that happened to it."""
    found = loan_for(request, club_id, loan)
    all_of_it = whole(found, request.act.day)
    state = LoanState(found.state)
    may_agree = face is Face.OFFICE and request.act.may(Action.REOPEN_BOOKS, found.club.path)
    return page(
        request,
        "loan.html",
        found.club,
        face,
        loan=found,
        whole=all_of_it,
        name=found.membership.person.full_name,
        state=words.STATE[state],
        state_kind=words.STATE_KIND[state],
        age=words.AGE[all_of_it.at.age] if all_of_it.at.days_late > 0 and all_of_it.is_out else "",
        age_kind=words.AGE_KIND[all_of_it.at.age],
        facts=facts_of(found, all_of_it),
        lines=[_plan_line(line, state) for line in all_of_it.lines],
        history=list(_history(all_of_it)),
        pay=forms.Pay(initial={"paid_on": request.act.day}),
        may_agree=may_agree and all_of_it.proposal is not None,
        draft=f"vay-{found.key}",
        commitment_url=url("commitment", face, found.club, loan=found.key),
        schedule_url=url("schedule", face, found.club, loan=found.key),
    )


def facts_of(loan: "Loan", all_of_it: Whole) -> list[dict[str, Any]]:
    """What was agreed, as facts."""
    told = [
        (words.F_AMOUNT, words.lent_of(loan)),
        (words.F_LENT_ON, f"{loan.disbursed_on:%d/%m/%Y}"),
        (words.F_TERMS, words.terms_words(all_of_it.lent.terms)),
        (words.F_ENDS_ON, f"{all_of_it.at.ends_on:%d/%m/%Y}"),
        (words.F_PURPOSE, words.purpose_of(loan)),
        (words.F_GUARANTOR, words.guarantor_of(loan)),
        (words.F_DECISION, loan.decision_number or "–"),
        (words.F_SIGNED, words.SIGNED if loan.is_signed else words.NOT_SIGNED),
        (words.F_FUND, loan.fund.name),
    ]
    if all_of_it.owed_by:
        told.insert(0, (words.F_OWED_BY, all_of_it.owed_by))
    return [{"name": name, "value": value} for name, value in told]


def _plan_line(line: Any, state: LoanState) -> dict[str, Any]:
    kind = DueKind(line.due.kind)
    is_given_up = state is LoanState.WRITTEN_OFF and line.mark is not Mark.PAID
    is_forgiven = kind is DueKind.WRITTEN_OFF
    return {
        "due": line.due,
        "left_vnd": line.left_vnd,
        "mark": words.GIVEN_UP if is_given_up else words.FORGIVEN if is_forgiven else words.MARK[line.mark],
        "mark_kind": "quiet" if is_given_up or is_forgiven else words.MARK_KIND[line.mark],
        "told": "" if kind is DueKind.REGULAR else words.DUE_KIND[kind],
    }


def _history(all_of_it: Whole) -> list[dict[str, Any]]:
    """Everything that happened, the latest first, each with what can be taken back."""
    found = [_payment(row) for row in all_of_it.repayments]
    changes = (
        ("extension", words.EXTENSION, all_of_it.extensions, words.extension_told, "agreed_on"),
        ("rate", words.RATE_CHANGE, all_of_it.rate_changes, words.rate_change_told, "from_on"),
        ("penalty", words.PENALTY, all_of_it.penalties, words.penalty_told, "charged_on"),
    )
    for slug, what, rows, tell, day in changes:
        found += [
            {
                "on": getattr(row, day),
                "what": what,
                "told": tell(row),
                "is_back": row.withdrawn_on is not None,
                "undo_name": f"loans:withdraw_{slug}",
                "undo_id": row.pk,
            }
            for row in rows
        ]
    found += [
        {"on": row.since_on, "what": words.TAKE_OVER, "told": words.take_over_told(row)} for row in all_of_it.take_overs
    ]
    found += [
        {
            "on": row.answered_on or row.proposed_on,
            "what": words.WRITE_OFF,
            "told": f"{words.WRITE_OFF_REASON[WriteOffReason(row.reason)]}. {row.words}",
            "amount_vnd": row.amount_vnd,
            "paper": words.WRITE_OFF_STATE[WriteOffState(row.state)],
            "is_back": row.entry is not None and hasattr(row.entry, "reversed_by"),
        }
        for row in all_of_it.write_offs
    ]
    found += [{"on": row.told_on, "what": words.OUTCOME, "told": words.outcome_told(row)} for row in all_of_it.outcomes]
    return sorted(found, key=lambda each: each["on"], reverse=True)


def _payment(row: Any) -> dict[str, Any]:
    """What was paid; or that the loan went on in another club's books, where nobody paid and nothing is taken back."""
    if row.entry.kind == EntryKind.MEMO:
        what, told = words.DUE_KIND[DueKind.CARRIED], row.entry.words
        return {"on": row.paid_on, "what": what, "told": told, "amount_vnd": row.principal_vnd}
    return {
        "on": row.paid_on,
        "what": words.PAYMENT,
        "told": words.parts_told(row),
        "amount_vnd": row.interest_vnd + row.principal_vnd + row.penalty_vnd,
        "paper": words.voucher_told(row.entry.voucher),
        "is_back": hasattr(row.entry, "reversed_by"),
        "undo_name": "loans:take_back",
        "undo_id": row.pk,
    }


def _form(
    request: ActRequest, loan: "Loan", form: Any, service: Any, *, heading: Any, verb: Any, **context: Any
) -> HttpResponse:
    here = url("loan", Face.CLUB, loan.club, loan=loan.key)
    name = loan.membership.person.full_name
    return small_form(
        request,
        loan.club,
        form,
        service,
        to=here,
        heading=heading,
        verb=verb,
        back=(here, words.LOAN_NUMBER % {"number": loan.number}),
        draft=f"vay-{loan.key}",
        **{"who": name} | context,
    )


@needs(Action.KEEP_BOOKS)
@form_page
def pay(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """A borrower pays outside a meeting: what is due, another sum, or all of it."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    all_of_it = whole(found, request.act.day)
    is_all = request.GET.get("het") == "co"
    amount_vnd = all_of_it.today.pay_off_vnd if is_all else all_of_it.at.due_vnd
    initial = {"amount_vnd": amount_vnd or None, "paid_on": request.act.day}
    form = forms.Pay(request.POST or None, initial=initial)
    return _form(
        request,
        found,
        form,
        lambda: services.repay(request.act, loan=found, **form.cleaned_data),
        heading=words.PAY,
        verb=words.PAY_VERB,
        facts=_owed(all_of_it),
        done=words.PAID,
        later=("interest_vnd", "principal_vnd", "penalty_vnd"),
        later_title=words.PARTS_APART,
    )


def _owed(all_of_it: Whole) -> list[dict[str, Any]]:
    at, today = all_of_it.at, all_of_it.today
    told = [(words.COLLECT_INTEREST, at.interest_due_vnd), (words.COLLECT_PRINCIPAL, at.principal_due_vnd)]
    told += [(words.COLLECT_PENALTY, at.penalty_due_vnd)] if at.penalty_due_vnd else []
    told += [(words.F_LEFT, today.left_vnd), (words.F_PAY_OFF, today.pay_off_vnd)]
    return [{"name": name, "value": words.money(vnd)} for name, vnd in told]


@needs(Action.KEEP_BOOKS)
@form_page
def take_back(request: ActRequest, club_id: int, loan: UUID, repayment_id: int) -> HttpResponse:
    """Take back a payment that was written by mistake, with the reason."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    repayment = get_repayment(found, repayment_id)
    form = forms.Reason(request.POST or None)
    return _form(
        request,
        found,
        form,
        lambda: services.take_back(request.act, repayment=repayment, **form.cleaned_data),
        heading=words.TAKE_BACK,
        verb=words.TAKE_BACK_VERB,
        lead=words.TAKE_BACK_TOLD,
        facts=[{"name": f"{repayment.paid_on:%d/%m/%Y}", "value": words.parts_told(repayment)}],
        kind="danger",
    )


@needs(Action.KEEP_BOOKS)
@form_page
def extend(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """More months for a loan."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    form = forms.Extend(request.POST or None, initial={"agreed_on": request.act.day})

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.extend(request.act, loan=found, key=key, longer=services.Longer(**said))

    ends_on = whole(found, request.act.day).at.ends_on
    lead = words.ENDS_NOW % {"day": f"{ends_on:%d/%m/%Y}"}
    return _form(request, found, form, service, heading=words.EXTEND, verb=words.EXTEND_VERB, lead=lead)


@needs(Action.KEEP_BOOKS)
@form_page
def change_rate(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """Another rate from a day on."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    form = forms.Rate(request.POST or None, initial={"from_on": request.act.day})
    return _form(
        request,
        found,
        form,
        lambda: services.change_rate(request.act, loan=found, **form.cleaned_data),
        heading=words.CHANGE_RATE,
        verb=words.CHANGE_RATE_VERB,
        lead=words.RATE_NOW % {"rate": words.rate_of(found)},
    )


@needs(Action.KEEP_BOOKS)
@form_page
def penalise(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """A penalty for what is late."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    most_vnd = whole(found, request.act.day).penalty_to_charge_vnd
    form = forms.Penalise(request.POST or None, initial={"amount_vnd": most_vnd or None, "charged_on": request.act.day})
    return _form(
        request,
        found,
        form,
        lambda: services.penalise(request.act, loan=found, **form.cleaned_data),
        heading=words.PENALISE,
        verb=words.PENALISE_VERB,
        lead=words.PENALTY_MOST % {"amount": words.money(most_vnd)},
    )


@needs(Action.KEEP_BOOKS)
@form_page
def withdraw_change(request: ActRequest, club_id: int, loan: UUID, kind: ChangeKind, changed_id: int) -> HttpResponse:
    """Take back an extension, a rate or a penalty written by mistake."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    form = forms.Reason(request.POST or None)
    return _form(
        request,
        found,
        form,
        lambda: services.withdraw_change(request.act, loan=found, kind=kind, change_id=changed_id, **form.cleaned_data),
        heading=words.WITHDRAW_CHANGE,
        verb=words.TAKE_BACK_VERB,
        kind="danger",
    )


@needs(Action.KEEP_BOOKS)
@form_page
def take_over(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The guarantor or an heir owes from now on."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    initial = {"name": found.guarantor_name, "relation": found.guarantor_relation, "since_on": request.act.day}
    form = forms.Heir(request.POST or None, initial=initial)
    return _form(
        request,
        found,
        form,
        lambda: services.take_over(request.act, loan=found, **form.cleaned_data),
        heading=words.TAKE_OVER,
        verb=words.TAKE_OVER_VERB,
        lead=words.TAKE_OVER_TOLD,
    )


@needs(Action.RUN_MEETING)
@form_page
def outcome(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """What came of a loan."""
    found = loan_for(request, club_id, loan, Action.RUN_MEETING)
    form = forms.Outcome(request.POST or None, initial={"told_on": request.act.day})

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.tell_outcome(request.act, loan=found, key=key, told=services.Told(**said))

    return _form(request, found, form, service, heading=words.OUTCOME, verb=words.OUTCOME_VERB)


@needs(Action.KEEP_BOOKS)
@form_page
def signed(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The commitment was signed after the money went out."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    form = forms.Confirm(request.POST or None)
    return _form(
        request,
        found,
        form,
        lambda: services.note_signed(request.act, loan=found, **form.cleaned_data),
        heading=words.SIGN,
        verb=words.SIGN_VERB,
        lead=words.SIGN_TOLD,
    )
