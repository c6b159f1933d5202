"""Vietnamese text is cleaned without harm, found without marks and sorted as in a dictionary."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.vietnamese import (
    TONES,
    clean,
    clean_lines,
    fold,
    is_syllable,
    sort_key,
    tone_placement,
    without_marks,
)

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = [*ALPHABET, *(vowel + tone for vowel in "aăâeêioôơuưy" for tone in TONES)]
words = st.lists(
    st.sampled_from(LETTERS).map(lambda letter: unicodedata.normalize("NFC", letter)), min_size=1, max_size=6
).map("".join)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Nguyễn \t Thị\u00a0 Lan \n", "Nguyễn Thị Lan"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Lụa"), "Nguyễn Thị Lụa"),
        ("Lan\u200b \ufeffAnh\x00\x07", "Lan Anh"),
        ("\u200b", ""),
        ("Ðỗ Ðức", "Đỗ Đức"),
        ("H’Hen Niê", "H'Hen Niê"),
        ("H’ Hen Niê", "H' Hen Niê"),
        ("‘Vườn ươm’", "‘Vườn ươm’"),
        ("xã Hoà Bình, thôn Thuỷ Liễu", "xã Hòa Bình, thôn Thủy Liễu"),
        ("\ud800 lẻ", "lẻ"),
    ],
)
def test_typed_text_is_cleaned(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@pytest.mark.parametrize(
    "name",
    [
        "H'Hen Niê", "Y Moan Ênuôl", "H'Wơt Byă", "Rơ Châm H'Yéo", "Ksor Phước", "Siu Black", "Điểu K'Ré", "A Lưới",
        "Sùng A Páo", "Giàng Thị Mỷ", "Lầu Y Phịa", "Thạch Thị Sa Rương", "Kim Sa-Rây", "Đàng Năng Thọ", "Mohamách",
        "Kpă Klơng", "Y Bion Niê Kđăm", "Ñinh Ćăm Čư Ĭŏŭ", "Wừu Fan Jơ Zét", "Ê̆ban Ô̆ ƀŭt", "Lò Văn Ơn", "Nguyễn Thúy",
    ],
)  # fmt: skip
def test_names_of_every_people_survive(name: str) -> None:
    assert clean(name) == name


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert cleaned.isprintable() or not cleaned.isascii()
    assert clean_lines(clean_lines(text)) == clean_lines(text)


def test_several_lines_stay_several_lines() -> None:
    assert clean_lines(" một  hai \r\n\r\n\r\n\r\nba \u200b\n") == "một hai\n\nba"


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("hoà", "hòa"), ("HOÀ", "HÒA"), ("Hoà", "Hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("loè", "lòe"),
        ("uý", "úy"), ("qúy", "quý"), ("qủa", "quả"), ("gìa", "già"), ("tóan", "toán"), ("hòang", "hoàng"),
        ("thúê", "thuế"), ("ngòai", "ngoài"), ("khủyu", "khuỷu"),
        ("quý", "quý"), ("già", "già"), ("gìn", "gìn"), ("giếng", "giếng"), ("toán", "toán"), ("khuỷu", "khuỷu"),
        ("thuở", "thuở"), ("mía", "mía"), ("múa", "múa"), ("mưới", "mưới"), ("Nguyễn", "Nguyễn"), ("huỳnh", "huỳnh"),
        ("quỳnh", "quỳnh"), ("quốc", "quốc"), ("xoáy", "xoáy"), ("café", "café"), ("Páo", "Páo"), ("Čoá", "Čoá"),
    ],
)  # fmt: skip
def test_tones_stand_in_their_traditional_place(written: str, placed: str) -> None:
    assert tone_placement(written) == placed


@given(phrases)
def test_placing_tones_changes_no_letter(text: str) -> None:
    assert without_marks(tone_placement(text)) == without_marks(text)


@pytest.mark.parametrize(
    "word",
    [
        "nguyễn",
        "thị",
        "đường",
        "quyên",
        "gì",
        "giếng",
        "khuya",
        "thuở",
        "oanh",
        "ương",
        "Ý",
        "yêu",
        "học",
        "tịch",
        "xoong",
    ],
)
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["hång", "thÞ", "niê", "kđăm", "hoc", "tîch", "học2", "ắ", "ơơ", "qa", "ngh", "strong", "áá", "hòc"]
)
def test_what_is_no_syllable_is_known_too(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Nguyễn Huệ", "duong nguyen hue"), ("Nga Thủy", "nga thuy"), ("Nga Thuỷ", "nga thuy"),
        ("Đắk R'Lấp", "dak rlap"), ("đăk r’lấp", "dak rlap"), ("H' Hen Niê", "hhen nie"),
        ("Ñinh Ćư ƀŭt", "ninh cu but"),
        ("Phan Rang - Tháp Chàm", "phan rang thap cham"), ("12/QĐ-UBND", "12 qd ubnd"), ("Họ và tên (*)", "ho va ten"),
        ("  ", ""), ("a_b", "a b"), ("ខ្មែរ", "ខ្មែរ"), ("0:\u0300", "0"),
    ],
)  # fmt: skip
def test_search_compares_without_marks(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@given(st.text())
def test_folding_is_final_and_blind_to_case_of_vietnamese(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ảnh", "Ánh", "Ăn", "Ân"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mắc", "mâm", "me"],
        ["da", "dũng", "đa", "đủ", "e", "ê"],
        ["o", "oi", "ô", "ổi", "ơ", "p", "u", "uy", "ư", "v"],
        ["Ba Đình", "Ba Vì", "Bà Rịa", "Bắc Ninh"],
        ["Thôn 1", "Thôn 2", "Thôn 2A", "Thôn 10", "Thôn Đông"],
        ["Nga Sơn", "Nga Thanh", "Nga Thủy", "Ngã Bảy"],
        ["Nam", "ñam", "Năm"],
        ["", "1", "9", "10", "123456789", "1234567890", "a"],
    ],
)
def test_words_are_sorted_as_in_a_dictionary(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=sort_key) == ordered
    assert len({sort_key(word) for word in ordered}) == len(ordered)


def test_case_spelling_and_punctuation_do_not_sort() -> None:
    assert sort_key("HOÀ - Bình") == sort_key("hòa bình") == sort_key(unicodedata.normalize("NFD", "Hoà  Bình"))
    assert sort_key("thôn 02") == sort_key("Thôn 2")


def dictionary_order(phrase: str) -> list[tuple[list[int], list[int]]]:
    """The same order, said plainly: word by word the letters, then the tones."""
    order = []
    for word in clean(phrase).split():
        letters, tones = [], []
        for char in word:
            parts = unicodedata.normalize("NFD", char)
            tone = next((part for part in parts if part in TONES), "")
            letters.append(ALPHABET.index(unicodedata.normalize("NFC", parts.replace(tone, ""))))
            tones.append(TONES.index(tone) + 1 if tone else 0)
        order.append((letters, tones))
    return order


@given(phrases, phrases)
def test_keys_compare_like_the_dictionary(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) is (dictionary_order(one) < dictionary_order(other))


@given(words, st.sampled_from(TONES))
def test_a_tone_decides_only_between_the_same_letters(word: str, tone: str) -> None:
    assert sort_key(word + "n") > sort_key(word)
    assert sort_key("an" + word) < sort_key(unicodedata.normalize("NFC", "ă" + tone + "n"))


@given(st.text())
def test_keys_are_plain_ascii_so_bytes_sort_them(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isprintable()
    assert sort_key(clean(text)) == key
