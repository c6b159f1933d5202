"""Text from before Unicode: TCVN3 (.VnTime, ABC) and VNI-Windows, as it arrives when read as Latin-1 or cp1252.

Convert before `vietnamese.clean`: TCVN3 writes ư as the soft hyphen, which cleaning takes away.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from chungtay.kernel.vietnamese import ACUTE, BREVE, CIRCUMFLEX, DOT, GRAVE, HOOK, TILDE, clean, is_syllable


class Encoding(StrEnum):
    """How the letters of a text are coded."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


# TCVN 5712:1993, third table: one character a letter. Capitals with a tone have none; the capital fonts (.VnTimeH)
# draw the codes of small letters as capitals.
_TCVN3_LETTERS = (
    "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\xadư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ"
    "×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ"
)
TCVN3 = dict(zip(_TCVN3_LETTERS[::2], _TCVN3_LETTERS[1::2], strict=True))

# VNI-Windows: a letter and a following sign that holds hat and tone together; six letters stand alone.
_VNI_TONES = {"ø": GRAVE, "ù": ACUTE, "û": HOOK, "õ": TILDE, "ï": DOT}
_VNI_HATS = {"â": "", "à": GRAVE, "á": ACUTE, "å": HOOK, "ã": TILDE, "ä": DOT}
_VNI_BREVES = {"ê": "", "è": GRAVE, "é": ACUTE, "ú": HOOK, "ü": TILDE, "ë": DOT}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_small() -> dict[str, str]:
    letters = dict(_VNI_ALONE)
    for base, letter in (*((vowel, vowel) for vowel in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        letters |= {base + sign: letter + tone for sign, tone in _VNI_TONES.items()}
    for base in "aeo":
        letters |= {base + sign: base + CIRCUMFLEX + tone for sign, tone in _VNI_HATS.items()}
    letters |= {"a" + sign: "a" + BREVE + tone for sign, tone in _VNI_BREVES.items()}
    del letters["yï"]  # ỵ stands alone
    return {code: normalize("NFC", letter) for code, letter in letters.items()}


_SMALL = _vni_small()
# A capital takes a capital sign, and in the hands of some typists a small one.
VNI = (
    _SMALL
    | {code[0].upper() + code[1:]: letter.upper() for code, letter in _SMALL.items()}
    | {code.upper(): letter.upper() for code, letter in _SMALL.items()}
)

_VNI_CODE = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(TCVN3)
# Letters that exist in neither old code's page: their presence proves Unicode.
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_BETWEEN = re.compile(r"[\s\x00-\x40\x5b-\x60\x7b-\x7f]+")
_WITH_ASCII_LETTER = re.compile("[A-Za-z]")
_NAME_WORD = re.compile("nguyễn|trần|lê|phạm|thị|văn|đỗ|bùi|đặng|hồ|ngô|vũ|võ|dương|lý")


def detect(samples: Iterable[str]) -> Encoding:
    """Which code the texts are written in; the more of one column are shown, the surer.

    Each word with a letter beyond ASCII votes for the readings that make a Vietnamese syllable of it. Unicode wins
    every tie, so plain ASCII, other languages and true Vietnamese are left alone.
    """
    votes = dict.fromkeys(Encoding, 0)
    for sample in samples:
        for word in _BETWEEN.split(sample):
            if not word.isascii():
                for encoding, vote in zip(Encoding, _votes(word), strict=True):
                    votes[encoding] += vote
    best = max((Encoding.TCVN3, Encoding.VNI), key=votes.__getitem__)
    return best if votes[best] > votes[Encoding.UNICODE] else Encoding.UNICODE


@lru_cache(maxsize=16384)
def _votes(word: str) -> tuple[int, ...]:
    return tuple(_vote(word, encoding) for encoding in Encoding)


def _vote(word: str, encoding: Encoding) -> int:
    # A sign alone is a sign: ½ and × are letters in TCVN3.
    if encoding is not Encoding.UNICODE and (_ONLY_UNICODE.search(word) or not _WITH_ASCII_LETTER.search(word)):
        return 0
    read = normalize("NFC", _decoded(word, encoding)).lower()
    return is_syllable(read) + bool(_NAME_WORD.fullmatch(read))


def to_unicode(text: str, encoding: Encoding, *, upper: bool = False) -> str:
    """The text in Unicode, cleaned. `upper` is for the capital fonts (.VnTimeH), where small codes mean capitals.

    A text that holds letters found only in Unicode is left as it is: sheets are often mixed, cell by cell.
    """
    if encoding is Encoding.UNICODE or _ONLY_UNICODE.search(normalize("NFC", text)):
        return clean(text)
    decoded = _decoded(text, encoding)
    if upper or (encoding is Encoding.TCVN3 and _is_shouted(text)):
        decoded = decoded.upper()
    return clean(decoded)


def _decoded(text: str, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return text.translate(_TCVN3_TABLE)
    if encoding is Encoding.VNI:
        return _VNI_CODE.sub(lambda found: VNI[found[0]], text)
    return text


def _is_shouted(text: str) -> bool:
    """Capitals typed in a small font: "NGUYÔN V¡N AN" shows NGUYễN VĂN AN, and NGUYỄN is meant."""
    letters = [char for char in text if char.isascii() and char.isalpha()]
    return all(char.isupper() for char in letters) and bool(re.search("[A-Z]{2}", text))
