"""A conference of the tests, with a row of every kind."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import Club
from chungtay.conferences.models import Conference
from chungtay.conferences.rules import Answer, ConferenceKind, ConferenceState, PromiseKind
from chungtay.conferences.services import (
    Asked,
    Called,
    Heard,
    Promised,
    ask_speech,
    call_conference,
    invite,
    move_conference,
    note_delegates,
    note_promise,
)
from chungtay.kernel.acts import VIET_NAM, now
from tests import cast


def today() -> date:
    """The Vietnamese day of the tests."""
    return now().astimezone(VIET_NAM).date()


INVITED = "Nguyễn Văn An | Chủ tịch | Hội NCT xã Nga Sơn\nTrần Thị Bình | Trưởng ban | Ban Đối ngoại"


def called(**more: Any) -> Called:
    """An interim review, held ten days ago."""
    said: dict[str, Any] = {
        "kind": ConferenceKind.INTERIM, "title": "Hội nghị sơ kết 6 tháng", "place": "Hội trường Hội NCT tỉnh",
        "chair": "Ông Lê Văn Thành, Chủ tịch Hội NCT tỉnh", "held_on": today() - timedelta(days=10),
    }  # fmt: skip
    return Called(**said | more)


def make_conference(who: cast.Someone | None = None, *, path: str, **more: Any) -> Conference:
    """A conference of the office at this path, two delegates invited."""
    who = who or cast.someone("Đỗ Thị Minh", ("province_officer", path))
    conference = call_conference(who.act, path=path, key=uuid4(), called=called(**more))
    invite(who.act, conference=conference, key=uuid4(), text=INVITED)
    return conference


def held(conference: Conference, who: cast.Someone) -> Conference:
    """Everybody came; it was held."""
    heard = {row.key: Heard(Answer.COMES, came=True) for row in conference.delegates.all()}
    note_delegates(who.act, conference=conference, key=uuid4(), heard=heard)
    for to in (ConferenceState.INVITED, ConferenceState.HELD):
        conference = move_conference(who.act, conference=conference, key=uuid4(), to=to)
    return conference


def promised(**more: Any) -> Promised:
    """A promise of cheap loans within the year."""
    said: dict[str, Any] = {
        "kind": PromiseKind.ASKED, "words": "Cho người cao tuổi vay lãi thấp", "owner": "Ngân hàng Chính sách xã hội",
        "said_by": "Hội NCT xã Nga Sơn", "due_on": date(today().year, 12, 31),
    }  # fmt: skip
    return Promised(**said | more)


def conference_rows(club: Club) -> dict[str, Any]:
    """A conference of the club's province with a speech and a promise, by the names that addresses use."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    who = cast.someone("Đỗ Thị Minh", ("province_officer", province))
    conference = make_conference(who, path=province, title="Hội nghị Kín Đáo")
    speech = ask_speech(who.act, conference=conference, key=uuid4(), asked=Asked("Bài kín", "Hội NCT xã"))
    promise = note_promise(who.act, conference=conference, key=uuid4(), promised=promised())
    return {"conference_key": conference.key, "speech_key": speech.key, "promise_key": promise.key, "paper": "dai-bieu",
            "to": "invited"}  # fmt: skip
