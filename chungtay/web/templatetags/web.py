"""`{% load web %}`: how numbers, money and days are written, and the tags of the components."""

from datetime import date, datetime
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chungtay.kernel import money
from chungtay.kernel.lunar import lunar_of
from chungtay.kernel.months import Period
from chungtay.web import rules
from chungtay.web.menu import Face, entries
from chungtay.web.words import HEALTH, WEEKDAYS

register = template.Library()
MENU_ON_A_PHONE = 4
"""So many lines of a menu stand open on a phone; a longer one is folded away there."""
RARE_FROM = 55
"""From this order on an entry of an office is for setting things up: it is folded away behind one word."""


def _as_day(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def dong(value: int | str | None) -> str:
    """1250000 → `1.250.000 đ`; nothing → `–`."""
    return "–" if value is None or value == "" else money.dong(int(value))


@register.filter
def number(value: float | str | None) -> str:
    """1234567 → `1.234.567`; 12.5 → `12,5`; nothing → `–`."""
    if value is None or value == "":
        return "–"
    if isinstance(value, float) and not value.is_integer():
        whole, _dot, rest = f"{value:,.1f}".partition(".")
        return f"{whole.replace(',', '.')},{rest}"
    return money.group_digits(int(value))


@register.filter
def percent(value: float | str | None, places: int = 1) -> str:
    """0.615 → `61,5%`; nothing to divide by → `–`."""
    return "–" if value is None or value == "" else f"{rules.share_words(float(value) * 100, places)}%"


@register.filter
def percent_of(part: int | None, whole: int | None) -> str:
    """37 of 60 → `61,7%`."""
    return percent(part / whole) if part is not None and whole else "–"


@register.filter
def day(value: date | datetime | None) -> str:
    """`05/03/2026`."""
    return f"{_as_day(value):%d/%m/%Y}" if value else "–"


@register.filter
def moment(value: datetime | None) -> str:
    """`8:05 05/03/2026`, in Viet Nam."""
    if not value:
        return "–"
    local = timezone.localtime(value)
    return f"{local.hour}:{local:%M} {local:%d/%m/%Y}"


@register.filter
def month(value: date | Period | None) -> str:
    """`11/2026`; another period by its own name."""
    if isinstance(value, Period):
        return value.label.removeprefix("tháng ")
    return f"{value.month}/{value.year}" if value else "–"


@register.filter
def day_words(value: date | datetime | None) -> str:
    """`Thứ Hai 23/11/2026`."""
    return f"{WEEKDAYS[_as_day(value).weekday()]} {day(value)}" if value else "–"


@register.filter
def lunar_day(value: date | datetime | None) -> str:
    """`19/10 âm lịch`."""
    return lunar_of(_as_day(value)).short if value else ""


@register.filter
def lunar_words(value: date | datetime | None) -> str:
    """`15 tháng Mười âm lịch`."""
    return _("%(day)s âm lịch") % {"day": lunar_of(_as_day(value)).label} if value else ""


# --- notices, paging, addresses -----------------------------------------------------------------------------------

_KINDS = {"success": "done", "warning": "needs-you", "error": "wrong"}


@register.filter
def note_kind(level_tag: str) -> str:
    """A Django message level as the kind of our notice."""
    return _KINDS.get(level_tag, "told")


@register.filter
def note_title(kind: str) -> str:
    """The word that stands with the colour of a notice."""
    return {
        "done": _("Đã xong"),
        "needs-you": _("Cần bác xem"),
        "wrong": _("Chưa được"),
    }.get(kind, _("Để bác biết"))


@register.filter
def check_name(name: str) -> str:
    """A health check by its Vietnamese name, where it has one."""
    return str(HEALTH.get(name, name))


@register.filter
def page_numbers(page: "Page[Any]") -> list[int | None]:
    """Which pages to offer; None where some are left out."""
    return rules.page_numbers(page.number, page.paginator.num_pages)


@register.simple_tag(takes_context=True)
def with_query(context: RequestContext, **changes: Any) -> str:
    """This address with some of its query changed; None takes a part away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def kept_query(context: RequestContext, *left_out: str) -> SafeString:
    """The query of this address as hidden fields, so that a search keeps filters and order."""
    pairs = [(name, value) for name, values in context["request"].GET.lists() for value in values]
    kept = [(name, value) for name, value in pairs if name not in left_out]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


@register.inclusion_tag("web/components/sort_header.html", takes_context=True)
def sort_header(context: RequestContext, name: str, label: str, is_number: bool = False) -> dict[str, Any]:
    """The head of a sortable column. The page gives `sort`, the choice that `render.sorting` returned."""
    chosen = str(context.get("sort") or "")
    is_chosen = chosen.removeprefix("-") == name
    is_falling = chosen.startswith("-")
    return {
        "label": label,
        "is_number": is_number,
        "direction": ("descending" if is_falling else "ascending") if is_chosen else "",
        "url": with_query(context, sort=f"-{name}" if is_chosen and not is_falling else name, page=None),
    }


@register.simple_block_tag
def table(content: str, caption: str, is_cards: bool = False, is_caption_unseen: bool = False) -> SafeString:
    """A table in its region: `{% table caption="…" %}<thead>…</thead><tbody>…</tbody>{% endtable %}`."""
    parts = {"content": content, "caption": caption, "is_cards": is_cards, "is_caption_unseen": is_caption_unseen}
    return render_to_string("web/components/table.html", parts)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2) -> SafeString:
    """A surface that holds one thing: `{% card title="…" %}…{% endcard %}`."""
    head = format_html("<h{0}>{1}</h{0}>", level, title) if title else ""
    return format_html('<section class="ct-card">{}{}</section>', head, content)


@register.inclusion_tag("web/components/menu.html", takes_context=True)
def face_menu(context: RequestContext, face: str) -> dict[str, Any]:
    """The menu of a face for who looks at it. Entries whose address does not exist here are left out."""
    request = context.get("request")
    lines: list[dict[str, Any]] = []
    for entry in entries(Face(face), getattr(request, "act", None)):
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue
        is_near = request is not None and (request.path == url or (url.count("/") > 2 and request.path.startswith(url)))
        is_rare = entry.face is Face.OFFICE and entry.order >= RARE_FROM
        lines.append({"label": entry.label, "url": url, "is_near": is_near, "is_here": False, "is_rare": is_rare})
    nearest = max((line for line in lines if line["is_near"]), key=lambda line: len(line["url"]), default=None)
    if nearest is not None:
        nearest["is_here"] = True
    rare = [line for line in lines if line["is_rare"]]
    return {
        "lines": lines,
        "usual": [line for line in lines if not line["is_rare"]],
        "rare": rare,
        "is_rare_open": any(line["is_here"] for line in rare),
        "is_long": len(lines) > MENU_ON_A_PHONE,
    }


@register.filter
def listed(text: str) -> list[str]:
    """`a,b,c` as a list to loop over."""
    return text.split(",")


# --- form fields ----------------------------------------------------------------------------------------------------


@register.filter
def control_kind(field: BoundField) -> str:
    """Which template draws this field: choices, tick, day (three boxes) or line."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "day" if isinstance(widget, forms.MultiWidget) else "line"


@register.filter
def choices_class(field: BoundField) -> str:
    """The block of GOV.UK Frontend that draws these choices."""
    return "govuk-checkboxes" if isinstance(field.field.widget, forms.CheckboxSelectMultiple) else "govuk-radios"


@register.filter
def suffix(field: BoundField) -> str:
    """A unit shown behind the box, where the widget names one."""
    return getattr(field.field.widget, "suffix", "")


@register.filter
def anchor(field: BoundField) -> str:
    """The id an error leads to: the control itself, or the first of several."""
    return f"{field.auto_id}_0" if control_kind(field) in ("choices", "day") else field.id_for_label


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a one-line field, with the class that fits its widget."""
    widget = field.field.widget
    block = "govuk-input"
    if isinstance(widget, forms.Textarea):
        block = "govuk-textarea"
    elif isinstance(widget, forms.Select):
        block = "govuk-select"
    elif isinstance(widget, forms.FileInput):
        block = "ct-file"
    own = widget.attrs.get("class", "")
    attrs: dict[str, Any] = {}
    if isinstance(widget, forms.NumberInput):
        own = own or "ct-input-short"
        attrs["inputmode"] = "numeric"
    attrs["class"] = f"{block} {own}".strip()
    return field.as_widget(attrs=attrs)
