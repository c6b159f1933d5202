"""What is pasted and how it is read; the tables of states; days that cannot be."""

from datetime import date, time

import pytest

from chungtay.conferences.rules import (
    NEXT_CONFERENCE,
    NEXT_PROMISE,
    NEXT_SPEECH,
    ConferenceMovedOn,
    ConferenceState,
    EndsBeforeItBegins,
    Invited,
    Item,
    LineNotUnderstood,
    PromiseMovedOn,
    PromiseState,
    SpeechMovedOn,
    SpeechState,
    TooManyLines,
    check_conference,
    check_days,
    check_promise,
    check_speech,
    read_invited,
    read_programme,
    written_programme,
)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Nguyễn Văn An | Chủ tịch | Hội NCT xã", Invited("Nguyễn Văn An", "Chủ tịch", "Hội NCT xã")),
        ("Nguyễn Văn An\tChủ tịch\tHội NCT xã", Invited("Nguyễn Văn An", "Chủ tịch", "Hội NCT xã")),
        ("Nguyễn Văn An; Chủ tịch", Invited("Nguyễn Văn An", "Chủ tịch")),
        ("  Nguyễn   Văn An ", Invited("Nguyễn Văn An")),
    ],
)
def test_a_delegate_is_read_from_a_line_as_it_is_typed_or_pasted(line, read):
    assert read_invited(line) == [read]


def test_who_stands_on_the_list_twice_is_invited_once():
    assert (
        len(read_invited("Trần Thị Bình | Trưởng ban | Ban A\n\nTRẦN THỊ BÌNH | | Ban A\nTrần Thị Bình | | Ban B")) == 2
    )


@pytest.mark.parametrize("line", ["| Chủ tịch", "a | b | c | d"])
def test_a_line_without_a_name_or_with_too_much_is_named(line):
    with pytest.raises(LineNotUnderstood) as refused:
        read_invited(f"Nguyễn Văn An\n{line}")
    assert refused.value.facts["number"] == 2


def test_more_lines_than_a_conference_has_are_refused():
    with pytest.raises(TooManyLines):
        read_invited("\n".join(f"Người {number}" for number in range(2_001)))


@pytest.mark.parametrize("hour", ["8:00", "8h00", "8h", "08:00", "8g00"])
def test_an_hour_is_read_as_people_write_it(hour):
    assert read_programme(f"{hour} | Khai mạc | Ban Tổ chức") == [Item(time(8), "Khai mạc", "Ban Tổ chức")]


@pytest.mark.parametrize("line", ["Khai mạc", "25:00 | Khai mạc", "8:00 |", "8:61 | Khai mạc"])
def test_a_line_of_the_programme_without_hour_or_words_is_refused(line):
    with pytest.raises(LineNotUnderstood):
        read_programme(line)


def test_a_programme_is_typed_as_it_was_read():
    text = "08:00 | Khai mạc | Ban Tổ chức\n08:30 | Báo cáo"
    assert written_programme(read_programme(text)) == text


def test_the_last_day_is_not_before_the_first():
    check_days(date(2026, 5, 10), date(2026, 5, 10))
    with pytest.raises(EndsBeforeItBegins):
        check_days(date(2026, 5, 10), date(2026, 5, 9))


@pytest.mark.parametrize(
    ("table", "check", "refusal"),
    [
        (NEXT_CONFERENCE, check_conference, ConferenceMovedOn),
        (NEXT_SPEECH, check_speech, SpeechMovedOn),
        (NEXT_PROMISE, check_promise, PromiseMovedOn),
    ],
)
def test_every_step_follows_the_table_and_no_other_is_taken(table, check, refusal):
    for before in table:
        for after in table:
            if after in table[before] or (table is NEXT_PROMISE and after is before and table[before] and
                                          before is not PromiseState.DECLINED):  # fmt: skip
                check(before, after)
            else:
                with pytest.raises(refusal):
                    check(before, after)


def test_what_is_over_is_over():
    assert not NEXT_CONFERENCE[ConferenceState.CONCLUDED]
    assert not NEXT_CONFERENCE[ConferenceState.CANCELLED]
    assert not NEXT_PROMISE[PromiseState.KEPT]
    assert not NEXT_SPEECH[SpeechState.SPOKEN]
