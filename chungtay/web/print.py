"""Papers as PDF: a Typst template of a room, filled with plain data, in Tinos, ready for A4 and a signature.

A room's template lies in its `templates/ROOM/…typ` and begins with

    #import "/web/templates/web/paper.typ": *
    #show: paper

It reads what it is given as `data`; values are data, never template text, so no name can break a page or reach a file.
"""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.http import HttpResponse

_ROOT = Path(__file__).resolve().parents[1]
_FONTS = "@expo-google-fonts/tinos"


def render_pdf(template: str, data: Mapping[str, Any], *, where: str, link: str = "") -> bytes:
    """The paper as PDF bytes. `template` is named like a Django template: `meetings/minutes.typ`.

    `where` stands on top of every page (the club and the month), the page and its number of pages at the foot, and
    beside them a small QR of `link`, which opens the same thing on screen.
    """
    room = template.partition("/")[0]
    code = io.BytesIO()
    if link:
        segno.make(link, error="m").save(code, kind="svg", border=0, xmldecl=False, scale=4)
    given = {**data, "where": where, "qr": code.getvalue().decode()}
    return bytes(
        typst.compile(
            str(_ROOT / room / "templates" / template),
            root=str(_ROOT),
            font_paths=[str(place) for place in _font_folders()],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(given, ensure_ascii=False, default=str)},
        )
    )


def pdf_response(name: str, pdf: bytes) -> HttpResponse:
    """A PDF to look at and print, saved as `name.pdf`."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _font_folders() -> list[Path]:
    """Where Tinos lies: compiled beside the style sheets, else as npm brought it."""
    return [settings.ASSETS / "web/fonts", settings.ROOT / "node_modules" / _FONTS]
