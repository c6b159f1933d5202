"""Late forms of the tests: what a phone sends, and a form that was held."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from django.test import Client

from chungtay.access.models import User
from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act, HeldGrant, now
from chungtay.records.models import File
from chungtay.sync import services
from chungtay.sync.models import Held, HeldFile
from chungtay.sync.rules import LateForm, Reason


def make_held(club: Club, owner: User, *, url: str = "", watcher: str = Action.RUN_CLUB, said: str = "Ông Tứ") -> Held:
    """A form of this account that the club's books refused, with a photograph."""
    act = Act(owner.pk, now(), (HeldGrant("chair", club.path, frozenset({Action.RUN_MEETING})),))
    url = url or f"/clb/{club.pk}/hop/{uuid4()}/khach/"
    form = LateForm(uuid4(), url, act.at, uuid4().hex, (("guests", said),), (("Là những ai", said),), "Khách")
    reason = Reason("meeting_is_closed", "Buổi họp đã kết thúc.", 409)
    held = services.hold(act, form, club=club, reason=reason, watcher=watcher)
    file = File.objects.create(
        path=club.path, kind="sync.held", name="anh.jpg", media_type="image/jpeg", byte_count=3, sha256="0" * 64,
        stored_as="x",
    )  # fmt: skip
    HeldFile.objects.create(held=held, field="upload", file=file)
    return held


def late(
    someone: Any, url: str, fields: dict[str, Any], *, key: str = "", made_at: datetime | None = None, **headers: str
) -> Any:
    """Send a form as a phone sends it later, under this account; the browser of the test or the account itself."""
    browser: Client = someone.client
    given = key or str(fields.get("key", "")) or str(uuid4())
    told = {
        "X-Outbox": "1",
        "X-Outbox-Account": str(someone.user.pk),
        "X-Outbox-Key": given,
        "X-Outbox-Made": (made_at or now()).isoformat(),
        "X-Outbox-Title": quote("Điểm danh"),
    }
    return browser.post(url, fields, headers=told | headers)
