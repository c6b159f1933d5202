"""The strings that the public and partners read, found in the templates and the code that speak to them."""

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from chungtay.access.rules import Action
from chungtay.figures.rules import INDICATORS
from chungtay.places.words import MAP_2024, MAP_2025
from chungtay.portal.queries.measures import measures
from chungtay.web.menu import Entry, Face, all_entries

_TEMPLATES = (
    *("web/base.html", "web/public.html", "web/components/*.html"),
    *("places/public_*.html", "places/parts/*.html", "programme/part_*.html"),
    *(f"programme/{name}.html" for name in ("programmes", "programme", "targets", "target", "limits")),
    *(f"programme/{name}.html" for name in ("projects", "project", "documents", "document")),
    *(
        f"portal/{name}.html"
        for name in (
            *("front", "nation", "asked", "sentence", "how_counted", "copy", "parts", "sources", "results", "coverage"),
            *("white", "figure", "figure_list", "blocks", "basis", "project", "club_lines", "club_month", "rows"),
        )
    ),
)
_CODE = (
    *("web/templatetags/web.py", "web/components/charts.py", "web/components/maps.py", "figures/words.py"),
    *("portal/adapters.py", "portal/views/figures.py", "portal/views/figure.py", "portal/views/rows.py"),
    *("portal/views/project.py", "programme/words.py", "programme/views/read.py", "programme/forms.py"),
    *("places/views/public.py", "places/views/parts.py", "places/words.py"),
)
_MARKS = ("_", "now_in")
_ONLY_OFFICES = ("REFUSALS", "COMMAND", "SAID", "MENU", "OTHER_HAMLET")  # what no public page says
_CALL = re.compile(r"(?:gettext|_)\(\s*u?(\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')\s*\)")


def public_strings() -> set[str]:
    """Every Vietnamese string that needs English."""
    found = {text for place in _places() for text in _of_template(place)}
    found |= {text for name in _CODE for text in _of_code(settings.ROOT / "chungtay" / name)}
    found |= {one.unit for one in INDICATORS.values() if one.unit.strip("%")}
    found |= {one.means for one in measures().values()}
    found |= {*_target_words(), MAP_2024, MAP_2025}
    with override("vi"):
        found |= {str(entry.label) for entry in all_entries() if _is_for_them(entry)}
    return {text for text in found if text.strip()}


def _is_for_them(entry: Entry) -> bool:
    return entry.face is Face.PUBLIC or entry.action == Action.SEE_PROJECT_FIGURES


def _target_words() -> Iterable[str]:
    """The targets of the nation that we ship; what an officer adds stays in the language it was written in."""
    shipped = tomllib.loads((settings.ROOT / "chungtay/programme/data/targets.toml").read_text())
    return [target["words"] for group in shipped["group"] for target in group["target"]]


def _places() -> Iterable[Path]:
    for name in _TEMPLATES:
        room = name.partition("/")[0]
        yield from sorted((settings.ROOT / "chungtay" / room / "templates").glob(name))


def _of_template(place: Path) -> Iterable[str]:
    for quoted in _CALL.findall(templatize(place.read_text())):
        yield ast.literal_eval(quoted)


def _of_code(place: Path) -> Iterable[str]:
    for node in ast.parse(place.read_text()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _ONLY_OFFICES:
            continue
        if place.name == "forms.py" and not (isinstance(node, ast.ClassDef) and node.name.endswith("Filters")):
            continue  # of what can be typed, the public only narrows lists
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _MARKS:
                yield ast.literal_eval(call.args[0])
