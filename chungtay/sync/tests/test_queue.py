"""A phone's queue in any order, repeated, interrupted, replayed: the same rows. On meetings, as a phone sends them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.models import Attendance, Decision, Meeting, Topic
from chungtay.meetings.rules import Kind, meeting_key
from chungtay.sync.models import Held, Receipt
from chungtay.sync.tests.factories import late
from tests.cast import Someone, lan_the_chair

pytestmark = pytest.mark.django_db
_SPACE = UUID("11111111-2222-5333-8444-555555555555")


def forms_of(club: Club, members: list[int], day: date) -> list[tuple[str, dict[str, Any]]]:
    """Everything a meeting of one day sends, in the order of making, the close last."""
    here = f"/clb/{club.pk}/hop/{meeting_key(club.key, day, Kind.MONTHLY)}/"
    start = {"kind": "monthly", "held_on_ngay": day.day, "held_on_thang": day.month, "held_on_nam": day.year}
    typed: list[tuple[str, dict[str, Any]]] = [
        (f"{here}diem-danh/{member}/", {"mark": "absent" if nth % 2 else "relative"})
        for nth, member in enumerate(members)
    ]
    typed += [(f"{here}truyen-thong/", {"title": f"Bài {nth}", "area": "health"}) for nth in range(2)]
    typed += [(f"{here}thong-nhat/", {"words": f"Việc {nth}"}) for nth in range(2)]
    typed += [(f"{here}khach/", {"guest_count": 3, "guests": ""}), (f"{here}ke-hoach/", {"next_plan": "Trồng rau"})]
    keyed = [(url, {"key": str(uuid5(_SPACE, f"{url}{form}")), **form}) for url, form in typed]
    return [(f"/clb/{club.pk}/hop/bat-dau/", start), *keyed]


def rows() -> dict[str, Any]:
    """What stands in the books, without what a database makes up."""
    return {
        "meetings": sorted(Meeting.objects.values_list("key", "guest_count", "next_plan")),
        "marks": sorted(Attendance.objects.values_list("meeting__key", "membership_id", "mark")),
        "topics": sorted(Topic.objects.values_list("key", "title")),
        "decisions": sorted(Decision.objects.values_list("key", "words")),
        "receipts": sorted(Receipt.objects.values_list("url", "status")),
    }


def send_all(lan: Someone, order: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """As a phone does: what is told to be early waits for the next round."""
    left = list(order)
    for _ in range(3):
        early = []
        for url, form in left:
            key = str(form.get("key") or uuid5(_SPACE, url + str(form)))
            answer = late(lan, url, form, key=key, **{"X-Outbox-Wait": "1"})
            assert answer.status_code in {200, 425}, answer.content
            if answer.status_code == 425:
                early.append((url, form))
        left = early
    assert not left


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_with_repeats_and_interruptions_writes_the_same_rows(db: None, data: st.DataObject) -> None:
    with transaction.atomic():
        club = make_club()
        make_board(club)
        members = [member.pk for member in make_members(club, 3)]
        lan, day = lan_the_chair(club), now().astimezone(VIET_NAM).date() - timedelta(days=1)
        forms = forms_of(club, members, day)
        with transaction.atomic():
            send_all(lan, forms)
            plain = rows()
            transaction.set_rollback(True)
        once = data.draw(st.permutations(forms))
        again = data.draw(st.lists(st.sampled_from(forms), max_size=8))
        cut = data.draw(st.integers(0, len(once)))
        for url, form in once[:cut]:  # sent, the answers lost with the phone's memory of them
            late(lan, url, form, key=str(form.get("key") or uuid5(_SPACE, url + str(form))), **{"X-Outbox-Wait": "1"})
        send_all(lan, [*once, *again])
        assert rows() == plain
        assert not Held.objects.exists()
        transaction.set_rollback(True)
