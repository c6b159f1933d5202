"""Names stand in lists by the given name, are found from both ends, and are never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.vietnamese import clean, fold, given_name, name_fold, name_key, name_keys, name_sort_key


def test_a_roll_is_ordered_by_given_family_and_middle_name() -> None:
    roll = [
        "Lê Văn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Trần An",
        "Nguyễn Thị Ánh",
        "Bùi Ăn",
        "Đỗ Văn Ân",
        "Vi Thị Đào",
        "H'Hen Niê",
        "Lan",
        "Đỗ Thị Lan",
        "Y Moan Ênuôl",
        "Sùng A Páo",
        "Siu H'Prăk",
        "Thạch Thị Sa Rương",
    ]
    assert sorted(set(roll), key=name_sort_key) == roll


@pytest.mark.parametrize(
    ("name", "called", "folded", "key"),
    [
        ("Nguyễn Thị Lan", "Lan", "nguyen thi lan", "lan thi nguyen"),
        ("  nguyễn thị  LAN ", "LAN", "nguyen thi lan", "lan thi nguyen"),
        ("Sùng A Páo", "Páo", "sung a pao", "pao a sung"),
        ("Thạch Thị Sa Rương", "Rương", "thach thi sa ruong", "ruong sa thi thach"),
        ("H'Hen Niê", "H'Hen", "hhen nie", "hen nie h"),
        ("H’ Hen Niê", "H' Hen", "hhen nie", "hen nie h"),
        ("Y Moan Ênuôl", "Y Moan", "y moan enuol", "moan enuol y"),
        ("Siu H'Prăk", "H'Prăk", "siu hprak", "hprak siu"),
        ("Kpă Klơng", "Klơng", "kpa klong", "klong kpa"),
        ("Ñinh Ćăm", "Ćăm", "ninh cam", "cam ninh"),
        ("Lan", "Lan", "lan", "lan"),
        ("Y", "Y", "y", "y"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_called_and_found(name: str, called: str, folded: str, key: str) -> None:
    assert (given_name(name), name_fold(name), name_key(name)) == (called, folded, key)


@given(st.text(max_size=40))
def test_any_text_can_stand_in_a_list(name: str) -> None:
    assert name_sort_key(name).isascii()
    assert name_fold(name) == fold(name)
    name_key(name)
    given_name(name)


@given(
    st.lists(
        st.sampled_from(["Nguyễn", "Trần", "Thị", "Văn", "Lan", "Hòa", "Ơn", "Đức", "Páo"]), min_size=1, max_size=5
    )
)
def test_a_key_holds_the_same_words_as_the_name(parts: list[str]) -> None:
    name = " ".join(parts)
    assert name_key(name).split() == name_fold(name).split()[::-1]
    assert len(name_sort_key(name).split()) == len(parts)


@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from(["Nguyễn", "thị", "ĐỖ", "Y", "H'Hen", "H’", "Hoà", "Sa-Rây", "K'Ré", "12"])).map(
            " ".join
        ),
    ).map(clean)
)
def test_the_three_keys_of_a_name_are_those_made_one_by_one(name: str) -> None:
    assert name_keys(name) == (name_fold(name), name_key(name), name_sort_key(name))
