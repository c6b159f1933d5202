"""How a thing is told in words: amounts, numbers of booklets, how it was found, what happened."""

from datetime import date

import pytest

from chungtay.assets import words
from chungtay.assets.rules import Condition, Event, EventKind, GoneReason

DAY, LATER = date(2026, 3, 5), date(2026, 4, 1)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (words.amount(1200, "cái"), "1.200 cái"),
        (words.amount(2, ""), "2"),
        (words.numbers(1, 50), "số 001 đến 050"),
        (words.numbers(9_951, 10_000), "số 09951 đến 10000"),
        (words.numbers(None, None), ""),
        (words.last_found(Condition.GOOD, DAY), "còn tốt, 05/03/2026"),
        (words.last_found(Condition.GOOD, DAY, 48), "còn tốt, đếm được 48, 05/03/2026"),
        (words.last_found(Condition.MISSING, DAY, 0), "mất, không thấy, 05/03/2026"),
        (words.last_found(Condition.GOOD, None), "còn tốt"),
        (words.held_now("Bà Lụa", DAY), "Bây giờ: Bà Lụa, từ ngày 05/03/2026."),
        (words.held_now("", None), ""),
    ],
)
def test_a_thing_is_told_in_few_words(told, sentence):
    assert told == sentence


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (Event(DAY, EventKind.ENTERED), "Ghi vào sổ"),
        (Event(DAY, EventKind.HELD, name="Bà Lụa"), "Giữ: Bà Lụa"),
        (Event(DAY, EventKind.HELD, name="Bà Lụa", until=LATER), "Giữ: Bà Lụa, đến 01/04/2026"),
        (Event(DAY, EventKind.HELD, name="Bà Lụa", until=DAY), "Giữ: Bà Lụa, chuyển tiếp trong ngày"),
        (Event(DAY, EventKind.HELD, name="Bà Lụa", words="biên bản số 3"), "Giữ: Bà Lụa (biên bản số 3)"),
        (Event(DAY, EventKind.CHECKED, condition=Condition.BROKEN), "Kiểm kê: hỏng, 2 cái"),
        (Event(DAY, EventKind.CHECKED, name="Lan", condition=Condition.MISSING), "Kiểm kê: mất, không thấy (Lan kiểm)"),
        (Event(DAY, EventKind.GONE, reason=GoneReason.SOLD, decision="Họp"), "Xóa sổ 2 cái: Đã bán · Họp"),
        (
            Event(DAY, EventKind.GONE, reason=GoneReason.LOST, is_withdrawn=True),
            "Xóa sổ 2 cái: Mất. Sau đó đã ghi lại vào sổ.",
        ),
        (
            Event(DAY, EventKind.REWRITTEN, name="Loa", words="Ghi rõ."),
            "Sửa dòng ghi: Ghi rõ. Trước ghi: Loa, 2 cái",
        ),
    ],
)
def test_what_happened_is_told_in_one_line(event, sentence):
    assert words.event(event, "2 cái") == sentence
