"""Papers as PDF and as pictures: a Typst template of a room, filled with plain data, in Tinos.

A PDF is ready for A4 and a signature; a picture, for a message, is one long page without page numbers.

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
from PIL import Image

_ROOT = Path(__file__).resolve().parents[1]
_FONTS = "@expo-google-fonts/tinos"
PIXELS_PER_INCH = 110  # an A4 page is 910 pixels wide: read on a phone without zooming in twice
GREYS = 16


def render_pdf(template: str, data: Mapping[str, Any], *, where: str, link: str = "") -> bytes:
    """The paper as PDF bytes. `template` is named like a Django template: `meetings/minutes.typ`.

    `where` stands on top of every page (the club and the month), the page and its number of pages at the foot, and
    beside them a small QR of `link`, which opens the same thing on screen.
    """
    return bytes(_compiled(template, data, where=where, link=link))


def render_png(template: str, data: Mapping[str, Any], *, where: str, link: str = "") -> bytes:
    """The same paper as one PNG to be sent on: the pages it forces stand one below the other.

    The template may ask `data.is_picture`, for instance to leave out the second copy of a voucher.
    """
    made = _compiled(template, {**data, "is_picture": True}, where=where, link=link, format="png", ppi=PIXELS_PER_INCH)
    pages = [Image.open(io.BytesIO(page)).convert("L") for page in (made if isinstance(made, list) else [made])]
    whole = Image.new("L", (max(page.width for page in pages), sum(page.height for page in pages)), 255)
    top = 0
    for page in pages:
        whole.paste(page, (0, top))
        top += page.height
    out = io.BytesIO()
    whole.quantize(GREYS).save(out, "PNG", optimize=True)  # black on white, small enough for a slow network
    return out.getvalue()


def _compiled(template: str, data: Mapping[str, Any], *, where: str, link: str, **how: Any) -> Any:
    room = template.partition("/")[0]
    code = io.BytesIO()
    if link:
        segno.make(link, error="m").save(code, kind="svg", border=0, xmldecl=False, scale=4)
    given = {"is_picture": False, **data, "where": where, "qr": code.getvalue().decode()}
    return typst.compile(
        str(_ROOT / room / "templates" / template),
        root=str(_ROOT),
        font_paths=[str(place) for place in _font_folders()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(given, ensure_ascii=False, default=str)},
        **how,
    )


def pdf_response(name: str, pdf: bytes) -> HttpResponse:
    """A PDF to look at and print, saved as `name.pdf`."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def png_response(name: str, png: bytes) -> HttpResponse:
    """A picture to look at and send on, saved as `name.png`."""
    response = HttpResponse(png, content_type="image/png")
    response["Content-Disposition"] = f'inline; filename="{name}.png"'
    return response


def _font_folders() -> list[Path]:
    """Where Tinos lies: compiled beside the style sheets, else as npm brought it."""
    return [settings.ASSETS / "web/fonts", settings.ROOT / "node_modules" / _FONTS]
