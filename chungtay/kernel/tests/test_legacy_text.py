"""Old fonts are recognised and read; true Vietnamese is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.legacy_text import TCVN3, VNI, Encoding, detect, to_unicode
from chungtay.kernel.vietnamese import clean

SMALL_TCVN3 = {letter: code for code, letter in TCVN3.items()}
IN_VNI = {letter: code for code, letter in reversed(VNI.items())}
NAMES = """
    Nguyễn Văn An|Trần Thị Hồng|Lê Thị Lụa|Phạm Đức Bình|Hoàng Văn Thụ|Đỗ Thị Ngọc Ánh|Bùi Quang Huy|Vũ Đình Chữ
    Đặng Thị Hường|Ngô Bảo Châu|Lò Thị Ơn|Vi Văn Kỷ|Hà Thị Ỷ|Quách Thị Thủy|Dương Ngọc Nữ|Lý Tự Trọng|Ấu Thị Sửu
    Nông Đức Mạnh|Lường Văn Tưởng|Trịnh Thị Huệ|Cao Văn Khuyến|Đinh Thị Nhẫn|Mai Thị Nghĩa|Tống Phước Ỉ|Phan Thị Hẹ
""".replace("\n", "|").split("|")
NAMES = [name.strip() for name in NAMES if name.strip()]
names = st.lists(st.sampled_from(NAMES), min_size=3, max_size=40, unique=True)
UNICODE_ONLY = [
    "Niê",
    "Y Bê Buôn Krông",
    "H'Bê Mlô",
    "Sùng A Páo",
    "Hoàng Thanh Bình",
    "Đàng Năng Thọ",
    "Lê Hà",
    "Ka Hoàn",
]


def in_tcvn3(text: str) -> str:
    return "".join(SMALL_TCVN3.get(char) or SMALL_TCVN3.get(char.lower(), char) for char in text)


def in_vni(text: str) -> str:
    return "".join(IN_VNI.get(char, char) for char in text)


@pytest.mark.parametrize(
    ("encoding", "coded", "read"),
    [
        (Encoding.TCVN3, "NguyÔn V¨n An", "Nguyễn Văn An"),
        (Encoding.TCVN3, "TrÇn ThÞ Hång", "Trần Thị Hồng"),
        (Encoding.TCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.TCVN3, "Hoµng V¨n Thô", "Hoàng Văn Thụ"),
        (Encoding.TCVN3, "D\xad¬ng ThÞ Thuû", "Dương Thị Thủy"),
        (Encoding.TCVN3, "NGUYÔN V¡N AN", "NGUYỄN VĂN AN"),
        (Encoding.VNI, "Nguyeãn Vaên An", "Nguyễn Văn An"),
        (Encoding.VNI, "Traàn Thò Hoàng", "Trần Thị Hồng"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "ÑAËNG THÒ HÖÔØNG", "ĐẶNG THỊ HƯỜNG"),
        (Encoding.VNI, "Ñöôøng Leâ Lôïi", "Đường Lê Lợi"),
        (Encoding.VNI, "AÂu Thò Kyø, Aáp 3", "Âu Thị Kỳ, Ấp 3"),
    ],
)
def test_known_texts_are_recognised_and_read(encoding: Encoding, coded: str, read: str) -> None:
    assert detect([coded]) is encoding
    assert to_unicode(coded, encoding) == read


def test_the_capital_font_writes_capitals_with_small_codes() -> None:
    assert to_unicode("céng hßa x· héi", Encoding.TCVN3, upper=True) == "CỘNG HÒA XÃ HỘI"
    assert to_unicode("LÔ", Encoding.TCVN3) == "Lễ"
    assert to_unicode("LÔ", Encoding.TCVN3, upper=True) == "LỄ"


def test_every_vietnamese_letter_has_its_code() -> None:
    small = set("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
    assert small <= set(TCVN3.values())
    assert small | {letter.upper() for letter in small} <= set(VNI.values())
    assert len(TCVN3) == len(set(TCVN3.values())) == 67 + 7
    assert all(0xA1 <= ord(code) <= 0xFE for code in TCVN3)
    assert all(ord(char) < 0x100 for code in VNI for char in code)


@given(names)
def test_tcvn3_lists_are_recognised_and_read_back(people: list[str]) -> None:
    coded = [in_tcvn3(name) for name in people]
    assert detect(coded) is Encoding.TCVN3
    assert [to_unicode(name, Encoding.TCVN3).lower() for name in coded] == [name.lower() for name in people]


@given(names)
def test_vni_lists_are_recognised_and_read_back(people: list[str]) -> None:
    coded = [in_vni(name) for name in people]
    assert detect(coded) is Encoding.VNI
    assert [to_unicode(name, Encoding.VNI) for name in coded] == people
    assert [to_unicode(in_vni(name.upper()), Encoding.VNI) for name in people] == [name.upper() for name in people]


@given(st.lists(st.sampled_from(NAMES + UNICODE_ONLY), max_size=30))
def test_true_vietnamese_is_never_mistaken(people: list[str]) -> None:
    assert detect(people) is Encoding.UNICODE
    assert detect([name.upper() for name in people]) is Encoding.UNICODE
    assert [to_unicode(name, Encoding.UNICODE) for name in people] == people


@given(st.lists(st.text(st.characters(max_codepoint=127))))
def test_plain_ascii_is_never_mistaken(texts: list[str]) -> None:
    assert detect(texts) is Encoding.UNICODE
    for text in texts:
        assert to_unicode(text, Encoding.TCVN3).lower() == to_unicode(text, Encoding.VNI).lower() == clean(text).lower()


@pytest.mark.parametrize("text", ["", "½", "2×3 m²", "37 °C", "Müller", "café", "«Sống vui»", "± 5%", "naïve Ångström"])
def test_signs_and_other_languages_are_no_old_font(text: str) -> None:
    assert detect([text]) is Encoding.UNICODE


def test_a_unicode_cell_in_an_old_sheet_stays_as_it_is() -> None:
    sheet = ["NguyÔn V¨n An", "TrÇn ThÞ Hång", "Đặng Thị Hường"]
    assert detect(sheet) is Encoding.TCVN3
    assert [to_unicode(cell, Encoding.TCVN3) for cell in sheet] == ["Nguyễn Văn An", "Trần Thị Hồng", "Đặng Thị Hường"]


@given(st.text(), st.sampled_from(Encoding), st.booleans())
def test_any_text_can_be_asked(text: str, encoding: Encoding, upper: bool) -> None:
    detect([text])
    read = to_unicode(text, encoding, upper=upper)
    assert clean(read) == read
