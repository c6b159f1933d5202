"""Money is written, spelled, read and shared without losing a đồng."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.money import (
    LARGEST,
    AmountUnclear,
    AmountUnreadable,
    dong,
    group_digits,
    in_words,
    parse_amount,
    share_out,
)

amounts = st.integers(0, LARGEST)


@pytest.mark.parametrize(
    ("amount_vnd", "written"),
    [(0, "0 đ"), (500, "500 đ"), (1000, "1.000 đ"), (1250000, "1.250.000 đ"), (-50000, "-50.000 đ")],
)
def test_an_amount_is_written_in_groups_of_three(amount_vnd: int, written: str) -> None:
    assert dong(amount_vnd) == written
    assert group_digits(amount_vnd) == written.removesuffix(" đ")


@pytest.mark.parametrize(
    ("amount_vnd", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (55, "Năm mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (110, "Một trăm mười đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (61_250_000, "Sáu mươi mốt triệu hai trăm năm mươi nghìn đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_500_000, "Một tỷ năm trăm nghìn đồng"),
        (1_234_000_000_000, "Một nghìn hai trăm ba mươi tư tỷ đồng"),
        (9_005_000_050_000, "Chín nghìn không trăm linh năm tỷ không trăm năm mươi nghìn đồng"),
        (-5_000, "Âm năm nghìn đồng"),
    ],
)
def test_an_amount_is_spelled_as_on_a_voucher(amount_vnd: int, words: str) -> None:
    assert in_words(amount_vnd) == words


@given(amounts, amounts)
def test_two_amounts_are_never_spelled_alike(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) is (one == other)


@pytest.mark.parametrize(
    ("text", "amount_vnd"),
    [
        ("1.250.000", 1_250_000), ("1,250,000", 1_250_000), ("1 250 000", 1_250_000), ("1250000", 1_250_000),
        ("1.250.000 đ", 1_250_000), ("1.250.000đ", 1_250_000), ("1.250.000 ₫", 1_250_000), ("500.000VNĐ", 500_000),
        ("1.250.000,00", 1_250_000), ("1250000.00", 1_250_000), ("5000", 5_000), ("5.000", 5_000), ("0", 0),
        ("5 triệu", 5_000_000), ("5 TRIỆU", 5_000_000), ("5 trieu", 5_000_000), ("5tr", 5_000_000),
        ("5 tr.", 5_000_000),
        ("500 nghìn", 500_000), ("500 ngàn", 500_000), ("500k", 500_000), ("500 K", 500_000),
        ("500 nghìn đồng", 500_000),
        ("1tr5", 1_500_000), ("1 tr 5", 1_500_000), ("1,5 triệu", 1_500_000), ("1.5tr", 1_500_000),
        ("1.25 triệu", 1_250_000), ("1 triệu 2", 1_200_000), ("1tr250", 1_250_000), ("2tr500k", 2_500_000),
        ("1 triệu 250.000", 1_250_000), ("1 triệu 2 trăm", 1_200_000), ("1 tỷ 2", 1_200_000_000), ("2 tỉ", 2 * 10**9),
        ("triệu", 1_000_000), ("triệu hai", 1_200_000), ("triệu rưỡi", 1_500_000), ("2 triệu rưỡi", 2_500_000),
        ("hai triệu rưởi", 2_500_000), ("nửa triệu", 500_000), ("năm triệu chẵn", 5_000_000), ("trăm nghìn", 100_000),
        ("trăm rưỡi nghìn", 150_000), ("hai trăm rưỡi nghìn", 250_000), ("năm chục nghìn", 50_000),
        ("chục rưỡi nghìn", 15_000), ("hai chục rưỡi nghìn", 25_000), ("mười lăm nghìn", 15_000),
        ("hai lăm nghìn", 25_000), ("hai mươi nhăm nghìn", 25_000), ("hai mốt nghìn", 21_000),
        ("2 trăm 50 nghìn", 250_000),
        ("trăm hai nghìn", 120_000), ("một trăm linh năm nghìn", 105_000), ("trăm lẻ năm ngàn", 105_000),
        ("năm nghìn hai", 5_200), ("nghìn rưỡi", 1_500), ("hai triệu năm trăm nghìn đồng", 2_500_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000), ("không đồng", 0), ("500 đ", 500), ("năm trăm đồng", 500),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_say_it(text: str, amount_vnd: int) -> None:
    assert parse_amount(text) == amount_vnd


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("5", (5_000_000, 5_000)),
        ("50", (50_000, 50_000_000)),
        ("500", (500_000, 500_000_000)),
        ("năm trăm", (500_000, 500_000_000)),
        ("trăm rưỡi", (150_000, 150_000_000)),
        ("rưỡi", (1_500_000, 1_500)),
        ("2 rưỡi", (2_500_000, 2_500)),
        ("1.5", (1_500_000, 1_500)),
        ("1tr50", (1_500_000, 1_050_000)),
        ("một triệu năm mươi", (1_500_000, 1_050_000)),
        ("một triệu linh năm", (1_050_000, 1_005_000)),
        ("1.250 triệu", (1_250_000, 1_250_000_000)),
        ("2 triệu 500 đồng", (2_500_000, 2_000_500)),
    ],
)
def test_an_unclear_amount_is_asked_back(text: str, suggestions: tuple[int, ...]) -> None:
    with pytest.raises(AmountUnclear) as refused:
        parse_amount(text)
    assert refused.value.suggestions == suggestions
    assert refused.value.facts["choices"] == " hay ".join(dong(amount_vnd) for amount_vnd in suggestions)
    assert isinstance(refused.value, RuleBroken)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ".", "đ", "đồng", "chẵn", "abc", "vài triệu", "5 năm", "-5 triệu", "5 triệu/tháng", "5 + 5", "5%",
        "1 triệu 2 triệu", "1 nghìn 2 triệu 3 tỷ 4", "12.345.6", "1.2.3", "1,2,3 triệu", "5 triệu 3.5", "1.5 đ",
        "2 triệu rưỡi nghìn",
        "tỷ tỷ", "mươi mươi", "trăm trăm nghìn", "linh", "linh nghìn", "rưỡi triệu", "9" * 40, "1" * 300, "٥ triệu",
        "0,0005 triệu", "1 nghìn 5000", "mười trăm nghìn",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountUnreadable):
        parse_amount(text)


@given(amounts)
def test_what_is_written_is_read_back(amount_vnd: int) -> None:
    assert parse_amount(dong(amount_vnd)) == amount_vnd
    if amount_vnd >= 1000:
        assert parse_amount(group_digits(amount_vnd)) == parse_amount(str(amount_vnd)) == amount_vnd


@given(st.integers(1, LARGEST // 1000))
def test_what_is_spelled_in_thousands_is_read_back(thousands: int) -> None:
    assert parse_amount(in_words(thousands * 1000)) == thousands * 1000
    assert parse_amount(in_words(thousands * 1000).lower().replace("nghìn", "ngàn")) == thousands * 1000


@given(amounts)
def test_what_is_spelled_is_read_back_or_asked_back(amount_vnd: int) -> None:
    try:
        read = (parse_amount(in_words(amount_vnd)),)
    except AmountUnclear as unclear:
        read = unclear.suggestions
    assert amount_vnd in read


words = st.sampled_from(
    [
        "triệu",
        "tỷ",
        "nghìn",
        "trăm",
        "mươi",
        "mười",
        "chục",
        "rưỡi",
        "linh",
        "hai",
        "năm",
        "lăm",
        "tr",
        "k",
        "đ",
        "1",
        "5",
        "50",
        "500",
        "1.250",
        "1,5",
        "nửa",
        ".",
    ]
)


@given(st.lists(words, max_size=7).map(" ".join) | st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        readings = (parse_amount(text),)
    except AmountUnclear as unclear:
        readings = unclear.suggestions
        event("asked back")
    except AmountUnreadable:
        readings = ()
    assert all(0 <= reading <= LARGEST for reading in readings)
    assert len(set(readings)) == len(readings)


@pytest.mark.parametrize(
    ("total_vnd", "weights", "shares"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (1_000_000, [40, 30, 30], [400_000, 300_000, 300_000]),
        (10, [0, 3, 3, 3], [0, 4, 3, 3]),
        (5, [1, 2], [2, 3]),
        (0, [7, 5], [0, 0]),
        (-100, [1, 1, 1], [-34, -33, -33]),
    ],
)
def test_largest_remainders_get_what_is_left(total_vnd: int, weights: list[int], shares: list[int]) -> None:
    assert share_out(total_vnd, weights) == shares


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 10**6), min_size=1, max_size=70).filter(any))
def test_shares_add_up_and_none_is_off_by_a_whole_dong(total_vnd: int, weights: list[int]) -> None:
    shares = share_out(total_vnd, weights)
    assert sum(shares) == total_vnd
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * sum(weights) - total_vnd * weight) < sum(weights)
        assert weight or not share


@pytest.mark.parametrize("weights", [[], [0, 0], [3, -1]])
def test_sharing_among_nobody_is_our_own_mistake(weights: list[int]) -> None:
    with pytest.raises(AssertionError):
        share_out(100, weights)
