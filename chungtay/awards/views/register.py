"""The register of awards: searched, sorted, downloaded; one line with its certificate; awards of others; revoking."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.awards import adapters, forms, queries, services, words
from chungtay.awards.rules import AwardeeKind, CertificateNotFound, Issuer, NotOurCertificate, Occasion
from chungtay.awards.views.shared import Choices, certificate_line, choose, office_reach
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS = {
    "so": ("year", "number", "pk"), "ten": ("sort_key", "pk"), "ngay": ("decision__signed_on", "pk"),
    "tien": ("money_vnd", "pk"), "hinh-thuc": ("kind", "pk"),
}  # fmt: skip


def _narrowed(request: ActRequest) -> tuple[forms.NarrowRegister, Any]:
    reach = office_reach(request)
    nothing = dict.fromkeys(forms.NarrowRegister.columns, "")
    filters = forms.NarrowRegister(request.GET, years=queries.years_in(reach), initial=nothing)
    return filters, queries.certificates_in(reach, text=request.GET.get("q", "")[:120], **filters.chosen())


@needs(Action.SEE_OFFICE)
@require_safe
def register(request: ActRequest) -> HttpResponse:
    """What this office gave, and what those within its reach were given by whomever; the latest first."""
    filters, rows = _narrowed(request)
    sort, order = sorting(request, _SORTS, "-ngay")
    page = paginate(request, rows.order_by(*order))
    context = {
        "page": page,
        "lines": [certificate_line(each) for each in page],
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "sort": sort,
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "may_record": not request.act.reach(Action.HAND_UP).is_empty,
        "workbook_url": f"{reverse('awards:register_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "awards/register.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def register_workbook(request: ActRequest) -> HttpResponse:
    """The register as it is narrowed, as a workbook."""
    _filters, rows = _narrowed(request)
    columns = [
        Column("Số", 7), Column("Năm", 7), Column("Tập thể, cá nhân", 34), Column("Chức danh", 20),
        Column("Đơn vị", 34), Column("Hình thức", 18), Column("Dịp khen", 14), Column("Thành tích", 50),
        Column("Cơ quan tặng", 34), Column("Số quyết định", 20), Column("Ngày", 12, "dd/mm/yyyy"),
        Column("Tiền thưởng (đ)", 16, "#,##0"), Column("Nguồn", 26), Column("Lý do khen thêm", 30),
        Column("Thu hồi", 30),
    ]  # fmt: skip
    lines = (
        [
            row.number, row.year, row.name, row.post, row.unit, str(line["award"]), str(line["occasion"]), row.merit,
            row.decision.issuer, row.decision.written_number, row.decision.signed_on, row.money_vnd, row.money_source,
            row.second_words, row.revoked_words,
        ]
        for line in map(certificate_line, rows.order_by("year", "path", "number"))
        for row in [line["certificate"]]
    )  # fmt: skip
    return workbook("so-khen-thuong", "Sổ khen thưởng", columns, lines)


@needs(Action.SEE_OFFICE)
@require_safe
def certificate(request: ActRequest, certificate_key: UUID) -> HttpResponse:
    """One line of the register."""
    row = queries.get_certificate(office_reach(request), certificate_key)
    decision = row.decision
    context = {
        "line": certificate_line(row),
        "row": row,
        "decision": decision,
        "office": names_of({row.path}, request.act.day).get(row.path, ""),
        "others": [
            certificate_line(each)
            for each in queries.awards_before(row.who, decision.merit_from, decision.merit_to)
            if each.pk != row.pk
        ],
        "may_print": decision.issuer_side == Issuer.INSIDE and row.revoked_on is None,
        "may_revoke": services.is_own(request.act, row.path) and row.revoked_on is None,
    }
    return render(request, "awards/certificate.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def certificate_pdf(request: ActRequest, certificate_key: UUID) -> HttpResponse:
    """One certificate, A4 landscape."""
    return printed(queries.get_certificate(office_reach(request), certificate_key))


def printed(row: Any) -> HttpResponse:
    """The certificate of a line of our own register that still holds."""
    if row.decision.issuer_side == Issuer.OUTSIDE or row.revoked_on is not None:
        raise NotOurCertificate()
    return pdf_response(f"bang-khen-{row.year}-{row.number}", adapters.certificates_pdf([row]))


@needs(Action.HAND_UP)
@form_page
def record(request: ActRequest) -> HttpResponse:
    """Enter what an outside body gave: whom by links, then the decision."""
    path = min(request.act.reach(Action.HAND_UP).roots, key=len)
    asked = request.GET.get("doituong", "")
    back = reverse("awards:register")
    context = {"face": "web/office.html", "heading": words.HEAD_RECORD, "back_url": back}
    awardee = AwardeeKind(asked) if asked in set(AwardeeKind) else None
    step = choose(request, path, awardee) if awardee else _awardees()
    if isinstance(step, Choices) or awardee is None:
        return render(request, "awards/choose.html", context | {"choices": step, "q": request.GET.get("q", "")[:100]})
    nominee = step.nominee
    form = forms.Record(
        request.POST or None, awardee=awardee,
        initial={"post": nominee.post, "unit": nominee.unit, "occasion": Occasion.REGULAR},
    )  # fmt: skip

    def enter() -> object:
        said = form.cleaned_data
        whom = services.Nominee(
            club=nominee.club, membership=nominee.membership, awardee_path=nominee.awardee_path,
            name=said.get("name") or nominee.name, post=said.get("post", ""), unit=said["unit"],
        )  # fmt: skip
        return services.record_award(request.act, path=path, key=said["key"], given=form.given(awardee), nominee=whom)

    return ask(
        request, form, enter,
        to=back,
        done=lambda line: str(words.DONE_RECORDED) % {"number": line.number},
        template="awards/form.html",
        heading=words.HEAD_RECORD,
        told=f"{words.RECORD_TOLD} {step.label}.",
        draft=f"ghi-khen-{asked}",
    )  # fmt: skip


def _awardees() -> Choices:
    links = [
        (str(label)[:1].upper() + str(label)[1:], f"?doituong={each}", "") for each, label in words.AWARDEE.items()
    ]
    return Choices(words.CHOOSE_AWARDEE, links)


@needs(Action.HAND_UP)
@form_page
def revoke(request: ActRequest, certificate_key: UUID) -> HttpResponse:
    """Take an award back with the reason."""
    row = queries.get_certificate(request.act.reach(Action.HAND_UP), certificate_key)
    if not services.is_own(request.act, row.path):
        raise CertificateNotFound(key=str(certificate_key))
    form = forms.Revoke(request.POST or None)
    return ask(
        request, form,
        lambda: services.revoke(
            request.act, certificate=row, key=form.cleaned_data["key"], said=form.cleaned_data["said"]
        ),
        to=reverse("awards:certificate", args=[row.key]),
        done=words.DONE_REVOKED,
        template="awards/form.html",
        heading=words.HEAD_REVOKE,
        told=words.REVOKE_TOLD,
    )  # fmt: skip
