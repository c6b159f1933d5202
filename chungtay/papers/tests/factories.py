"""An office with its letterhead, and rows of both registers."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from chungtay.kernel.acts import VIET_NAM
from chungtay.papers.models import IncomingPaper, Letterhead, Office, OutgoingPaper
from chungtay.places.models import Area

AT = datetime(2026, 3, 1, 9, tzinfo=VIET_NAM)


def make_office(area: Area | None, name: str = "Hội Người cao tuổi xã Nga Sơn", **head: Any) -> Office:
    """The office over an area with a letterhead since 2020; `None` is the country's."""
    office = Office.objects.create(area=area, path=area.path if area else "/", name=name)
    said = {"sign": "HNCT", "place": "Nga Sơn", "signer_title": "Chủ tịch", "signer_name": "Mai Văn Tứ"} | head
    Letterhead.objects.create(office=office, issuer=name, valid_from=date(2020, 1, 1), **said)
    return office


def paper_rows(area: Area, secret: str) -> dict[str, Any]:
    """An office with a line in each register, by the names that addresses use."""
    office = make_office(area, f"Hội của {secret}")
    key = uuid4()
    line = {"year": 2026, "number": 1, "kind": "CV", "about": secret, "search_fold": "giau ten", "written_at": AT}
    OutgoingPaper.objects.create(
        key=key, office=office, written_number="1/CV-HNCT", signed_on=AT.date(), signer=secret, **line
    )
    IncomingPaper.objects.create(office=office, arrived_on=AT.date(), sender=secret, **line)
    return {"office_id": office.pk, "side": "di", "line_key": key}
