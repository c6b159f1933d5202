"""Reading: programmes, targets, limits, projects and documents, on the office face and on the public one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chungtay.access.guards import needs, open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.paths import COUNTRY
from chungtay.programme import forms, queries, words
from chungtay.programme.queries import LimitRow, Wanted
from chungtay.programme.rules import LimitName, Mark, TargetOwner
from chungtay.web.render import paginate, render_part, sorting
from chungtay.web.workbook import Column, workbook

Columns = Mapping[str, str | tuple[str, ...]]
Shown = Callable[..., HttpResponse]
_READS = (Action.SEE_OFFICE, Action.SEE_FIGURES, Action.KEEP_PROGRAMME)
TARGET_COLUMNS: Columns = {
    "ma": "sort_key",
    "han": ("due_on", "sort_key"),
    "so": ("value", "sort_key"),
    "ben": ("owner", "sort_key"),
}
PROJECT_COLUMNS: Columns = {"ma": "sort_key", "bat-dau": ("starts_on", "sort_key"), "ket-thuc": ("ends_on", "sort_key")}
DOCUMENT_COLUMNS: Columns = {"so": "sort_key", "ngay": ("issued_on", "sort_key"), "co-quan": ("issuer", "sort_key")}


def _show(request: ActRequest, page: str, face: str, context: dict[str, Any]) -> HttpResponse:
    """One template, two faces: which base it extends, and the prefix of the names of its links."""
    office = face == "office"
    return render_part(
        request,
        f"programme/{page}.html",
        context
        | {
            "base": "web/office.html" if office else "web/public.html",
            "to": "programme:" if office else "programme:public_",
            "is_office": office,
            "may_keep": office and not request.act.reach(Action.KEEP_PROGRAMME).is_empty,
            "may_keep_country": office and request.act.may(Action.KEEP_PROGRAMME, COUNTRY),
        },
    )


def _programmes(request: ActRequest, face: str) -> HttpResponse:
    return _show(request, "programmes", face, {"programmes": queries.programmes(), "on": request.act.day})


def _programme(request: ActRequest, face: str, code: str) -> HttpResponse:
    programme = queries.get_programme(code)
    rows = list(queries.targets(Wanted(programme=code)))
    national = [row for row in rows if row.owner == TargetOwner.STATE]
    parts = [(phase.name, [row for row in national if row.phase_id == phase.pk]) for phase in programme.phases.all()]
    whole = [row for row in national if row.phase_id is None]
    context = {
        "programme": programme,
        "parts": [(name, part) for name, part in parts if part] + ([(_("Cả thời kỳ"), whole)] if whole else []),
        "others": [row for row in rows if row.owner != TargetOwner.STATE],
    }
    return _show(request, "programme", face, context)


def _targets(request: ActRequest, face: str) -> HttpResponse:
    choices = [
        (row.code, words.short_name(row.code, row.starts_on.year, row.ends_on.year)) for row in queries.programmes()
    ]
    filters = forms.TargetFilters(request.GET, programmes=choices)
    filters.is_valid()
    chosen = getattr(filters, "cleaned_data", {})
    q = request.GET.get("q", "")[:100]
    wanted = Wanted(owner=chosen.get("ben", ""), programme=chosen.get("de_an", ""), q=q)
    sort, order = sorting(request, TARGET_COLUMNS, "han")
    found = queries.targets(wanted).order_by(*order)
    if request.GET.get("tai") == "xlsx":
        return _targets_workbook(found)
    context = {"page": paginate(request, found), "q": q, "sort": sort, "filters": filters}
    return _show(request, "targets", face, context)


def _targets_workbook(rows: Any) -> HttpResponse:
    columns = [
        Column(_("Mã"), 12),
        Column(_("Chỉ tiêu"), 60),
        Column(_("Con số"), 18),
        Column(_("Ai đặt"), 22),
        Column(_("Nơi đặt"), 22),
        Column(_("Tính từ"), 12),
        Column(_("Hạn"), 12),
        Column(_("Văn bản"), 26),
        Column(_("Mức tin cậy"), 14),
        Column(_("Trang đã đọc"), 40),
    ]
    lines = (
        (
            row.code,
            row.words,
            words.goal(row.comparison, row.unit, row.value, row.value_to),
            words.OWNER[row.owner],
            row.area.full_name if row.area else words.COUNTRY_NAME,
            row.counted_from,
            row.due_on,
            row.document.number,
            words.MARK[row.mark],
            row.page,
        )
        for row in rows
    )
    return workbook("chi-tieu", _("Chỉ tiêu về câu lạc bộ Liên thế hệ tự giúp nhau"), columns, lines)


def _target(request: ActRequest, face: str, target_id: int) -> HttpResponse:
    target = queries.get_target(target_id)
    may_replace = face == "office" and request.act.may(Action.KEEP_PROGRAMME, target.path)
    earlier = queries.earlier_targets(target)
    context = {"target": target, "earlier": earlier, "may_replace": may_replace and target.superseded_by_id is None}
    return _show(request, "target", face, context)


def _limits(request: ActRequest, face: str) -> HttpResponse:
    filters = forms.LimitFilters(request.GET)
    asked = filters.cleaned_data.get("ngay") if filters.is_valid() else None
    on: date = asked or request.act.day
    rows = queries.limit_rows(on, str(words.COUNTRY_NAME))
    if request.GET.get("tai") == "xlsx":
        return _limits_workbook(rows)
    now = [row for row in rows if row.is_now]
    return _show(request, "limits", face, {"now": now, "history": rows, "on": on, "filters": filters})


def _limits_workbook(rows: Iterable[LimitRow]) -> HttpResponse:
    columns = [
        Column(_("Quy định"), 48),
        Column(_("Mức"), 12),
        Column(_("Áp dụng ở"), 22),
        Column(_("Từ ngày"), 12),
        Column(_("Đến trước ngày"), 14),
        Column(_("Văn bản"), 22),
        Column(_("Mức tin cậy"), 14),
        Column(_("Căn cứ"), 60),
    ]
    lines = (
        (
            words.LIMIT[LimitName(row.limit.name)],
            words.limit_value(row.limit.name, row.limit.value),
            row.place,
            row.limit.valid_from,
            row.limit.valid_to,
            row.limit.document.number if row.limit.document else "",
            words.MARK[Mark(row.limit.mark)],
            row.limit.source,
        )
        for row in rows
    )
    return workbook("quy-dinh", _("Quy định về câu lạc bộ qua từng thời gian"), columns, lines)


def _projects(request: ActRequest, face: str) -> HttpResponse:
    q = request.GET.get("q", "")[:100]
    sort, order = sorting(request, PROJECT_COLUMNS, "-bat-dau")
    rows = queries.projects(q).order_by(*order)
    if request.GET.get("tai") == "xlsx":
        columns = [Column(_("Mã"), 12), Column(_("Tên dự án"), 60), Column(_("Nhà tài trợ"), 40)]
        columns += [Column(_("Bắt đầu"), 12), Column(_("Kết thúc"), 12), Column(_("Thời gian"), 30)]
        lines = ((r.code, r.name, r.donor, r.starts_on, r.ends_on, r.period_words) for r in rows)
        return workbook("du-an", _("Dự án hỗ trợ câu lạc bộ"), columns, lines)
    context = {"page": paginate(request, rows), "q": q, "sort": sort, "on": request.act.day}
    return _show(request, "projects", face, context)


def _project(request: ActRequest, face: str, code: str) -> HttpResponse:
    project = queries.get_project(code)
    context = {"project": project, "targets": queries.targets(Wanted(project=code)), "on": request.act.day}
    return _show(request, "project", face, context)


def _documents(request: ActRequest, face: str) -> HttpResponse:
    q = request.GET.get("q", "")[:100]
    sort, order = sorting(request, DOCUMENT_COLUMNS, "-ngay")
    rows = queries.documents(q).order_by(*order)
    if request.GET.get("tai") == "xlsx":
        columns = [Column(_("Số, ký hiệu"), 26), Column(_("Loại"), 14), Column(_("Ngày ban hành"), 14)]
        columns += [Column(_("Cơ quan"), 32), Column(_("Trích yếu"), 60), Column(_("Địa chỉ trang"), 40)]
        lines = ((r.number, words.KIND.get(r.kind, r.kind), r.issued_on, r.issuer, r.title, r.url) for r in rows)
        return workbook("van-ban", _("Văn bản về đề án và câu lạc bộ"), columns, lines)
    return _show(request, "documents", face, {"page": paginate(request, rows), "q": q, "sort": sort})


def _document(request: ActRequest, face: str, document_id: int) -> HttpResponse:
    document = queries.get_document(document_id)
    context = {"document": document, "targets": queries.targets_of(document), "limits": queries.limits_of(document)}
    return _show(request, "document", face, context)


def office(shown: Shown) -> Shown:
    """The page on the office face, for who has an office or sees figures."""

    @needs(*_READS)
    def view(request: Any, **where: Any) -> HttpResponse:
        return shown(request, "office", **where)

    return view


def public(shown: Shown) -> Shown:
    """The same page for everybody."""

    @open_to_all
    def view(request: Any, **where: Any) -> HttpResponse:
        return shown(request, "public", **where)

    return view


PAGES: dict[str, Shown] = {
    "programmes": _programmes,
    "programme": _programme,
    "targets": _targets,
    "target": _target,
    "limits": _limits,
    "projects": _projects,
    "project": _project,
    "documents": _documents,
    "document": _document,
}
