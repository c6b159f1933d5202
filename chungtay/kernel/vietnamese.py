"""Vietnamese text: cleaning what people type, tone marks in their traditional place, search folding, sort keys, names.

Sort keys are plain ASCII whose byte order is the Vietnamese order, for columns with `COLLATE "C"`: the database that
comes with the program has no Vietnamese collation.
"""

import re
import unicodedata
from collections.abc import Callable

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
CIRCUMFLEX, BREVE, HORN, CARON = "\u0302", "\u0306", "\u031b", "\u030c"
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT)
"""huyền, hỏi, ngã, sắc, nặng, in the order of Vietnamese dictionaries; no mark (ngang) comes before them."""

# Controls, zero-width and direction marks, soft hyphens, private and broken characters: never typed on purpose.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]"
)
_ICELANDIC = str.maketrans("ÐƉð", "ĐĐđ")  # look the same as Đ and come from old keyboards and web pages
_APOSTROPHE = re.compile(r"(?<=\w)[’‘ʼ`´′＇](?=\w)|(?<=^\w)[’‘ʼ`´′＇]$")  # H’Hen, and the H’ of H’ Hen
_LONE_LETTER = re.compile(r"(?<!\w)(\w)' (?=\w)")  # "H' Hen" is H'Hen
_WORD = re.compile(r"[^\W\d_]+")
# The marks of Khmer, Cham and Tai Viet stand in ranges of their own and belong to their words.
_BETWEEN_WORDS = re.compile(r"(?:[^\w\u0300-\u036f\u1780-\u17ff\uaa00-\uaadf]|_)+")
_MARKS = re.compile("[\u0300-\u036f]+")
# Letters that no normal form takes apart: the b of Ê Đê and Ba Na and what else is met in names.
_STROKED = {"đ": "d", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ŋ": "n", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"}
_PLAIN = str.maketrans(_STROKED)


class _Remembered(dict[str, str]):
    """A function of one word that remembers short ones: half a million names are made of a few thousand words."""

    def __init__(self, work: Callable[[str], str]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, word: str) -> str:
        found = self.work(word)
        if len(word) <= 24 and len(self) < 65536:
            self[word] = found
        return found


def clean(text: str) -> str:
    """The text as it is stored: one line, composed (NFC), single spaces, nothing invisible, tones in their place."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return " ".join(text.split())
    return " ".join(filter(None, map(_clean_word.__getitem__, text.split())))


def clean_lines(text: str) -> str:
    """The same for text of several lines: line breaks stay, never more than one empty line in a row."""
    lines = "\n".join(clean(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


@_Remembered
def _clean_word(word: str) -> str:
    word = unicodedata.normalize("NFC", _UNSEEN.sub("", word)).translate(_ICELANDIC)
    return tone_placement(_APOSTROPHE.sub("'", word))


# --- syllables and their tone marks -----------------------------------------------------------------------------------

_SYLLABLE = re.compile(
    r"(?P<onset>ngh?|nh|gh|gi(?=[aăâeêoôơuư])|g|kh?|ch?|ph?|qu(?=[aăâeêioơyô])|th|tr|[tbdđhlmnrsvx]|)"
    r"(?P<nucleus>[aăâeêioôơuưy]+)(?P<coda>ch|c|m|ng|nh|n|p|t|)"
)
_EITHER_NUCLEUS = re.compile("[aeêioôơuưy]|o[ae]|u[êơy]")
_CLOSED_NUCLEUS = re.compile("[ăâ]|iê|o[ăo]|u[âô]|uyê|ươ|yê")  # only before a final consonant
_OPEN_NUCLEUS = re.compile(
    "a[iouy]|â[uy]|eo|êu|i(?:a|êu|u)|o(?:a[ioy]|eo|i)|[ôơ]i|u(?:a|i|ây|ao|ôi|ya|yu)|ư(?:a|i|ơi|ơu|u)|yêu"
)


def tone_placement(text: str) -> str:
    """Tone marks in the traditional place: hoà is written hòa, thuỷ thủy, qúy quý; all else stays as it is.

    Only whole Vietnamese syllables are touched, so names and words of other languages keep their marks.
    """
    return _WORD.sub(lambda found: _placed[found[0]], text)


@_Remembered
def _placed(word: str) -> str:
    toneless, tones = _without_tone(word)
    shape = _SYLLABLE.fullmatch(toneless.lower()) if len(tones) == 1 else None
    if shape is None or not _is_rhyme(shape["nucleus"], shape["coda"]):
        return word
    at = shape.start("nucleus") + _tone_index(shape["nucleus"], shape["coda"])
    return unicodedata.normalize("NFC", toneless[: at + 1] + tones + toneless[at + 1 :])


def _without_tone(word: str) -> tuple[str, str]:
    letter, toneless, tones = "", "", ""
    for part in unicodedata.normalize("NFD", word):
        if part in TONES and letter in "AEIOUYaeiouy":  # the mark of ñ, ć is no tone
            tones += part
        else:
            toneless += part
            letter = letter if unicodedata.combining(part) else part
    return unicodedata.normalize("NFC", toneless), tones


def _is_rhyme(nucleus: str, coda: str) -> bool:
    return bool(_EITHER_NUCLEUS.fullmatch(nucleus) or (_CLOSED_NUCLEUS if coda else _OPEN_NUCLEUS).fullmatch(nucleus))


def _tone_index(nucleus: str, coda: str) -> int:
    for at, vowel in enumerate(nucleus):
        if vowel in "ăâêôơ":
            return at
    if coda:
        return len(nucleus) - 1
    return 1 if len(nucleus) == 3 else 0


def is_syllable(word: str) -> bool:
    """Whether the word could be one Vietnamese syllable, its tone mark included (c, ch, p, t take only sắc or nặng)."""
    toneless, tones = _without_tone(word.lower())
    shape = _SYLLABLE.fullmatch(toneless)
    if shape is None or len(tones) > 1 or not _is_rhyme(shape["nucleus"], shape["coda"]):
        return False
    return shape["coda"] not in ("c", "ch", "p", "t") or tones in (ACUTE, DOT)


# --- searching and sorting --------------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """What a search compares: small letters without marks, đ as d, words apart by one space, no punctuation.

    Apostrophes fall away within a word, so "Đắk R'Lấp" is found by "dak rlap" and by "đăk r’lấp".
    """
    return " ".join(filter(None, map(_folded.__getitem__, _words(text))))


def _words(text: str) -> list[str]:
    text = clean(text)
    return (_LONE_LETTER.sub(r"\1", text) if "' " in text else text).split()


def _bare_words(word: str) -> list[str]:
    return _BETWEEN_WORDS.sub(" ", word.replace("'", "")).split()


def without_marks(text: str) -> str:
    """Small letters without marks, đ as d; spaces and punctuation stay."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    return unicodedata.normalize("NFC", plain.translate(_PLAIN))


@_Remembered
def _folded(word: str) -> str:
    return " ".join(filter(None, map(without_marks, _bare_words(word))))


def sort_key(text: str) -> str:
    """An ASCII string whose byte order is the Vietnamese order: An < Ảnh < Ánh < Ăn < Ân, thôn 2 < thôn 10.

    Word by word, as dictionaries do: first the letters (a ă â b c d đ e ê …), and only between words of the same
    letters the tones (ngang, huyền, hỏi, ngã, sắc, nặng). Marks of other languages weigh less than letters too. Case
    and punctuation do not count.
    """
    return " ".join(filter(None, map(_sort_key.__getitem__, _words(text))))


@_Remembered
def _sort_key(word: str) -> str:
    return " ".join(map(_word_key, _bare_words(word)))


# The letters of their own right follow their plain letter: "~" is the last ASCII character, after every letter.
_LETTERS = {
    ("a", BREVE): "a~", ("a", CIRCUMFLEX): "a~~", ("e", CIRCUMFLEX): "e~",
    ("o", CIRCUMFLEX): "o~", ("o", HORN): "o~~", ("u", HORN): "u~",
}  # fmt: skip
_LIGHT_MARKS = {mark: weight for weight, mark in enumerate((*TONES, BREVE, CARON), start=1)}
_OTHER_MARK = 8
_NUMBER_OR_LETTER = re.compile("[0-9]+|.[\u0300-\u036f]*", re.DOTALL)


def _word_key(word: str) -> str:
    letters, weights = [], []
    for part in _NUMBER_OR_LETTER.findall(unicodedata.normalize("NFD", word.casefold())):
        letter, weight = _letter_key(part)
        letters.append(letter)
        weights.append(str(weight))
    light = "".join(weights).rstrip("0")
    # "." comes after the space between words and before every letter and digit, so a tone decides last, but decides.
    return "".join(letters) + ("." + light if light else "")


def _letter_key(part: str) -> tuple[str, int]:
    if part[0] in "0123456789":
        digits = part.lstrip("0") or "0"
        count = len(digits)
        return (f"{count}{digits}" if count < 9 else f"9{count:04}{digits}"), 0
    base, marks = part[0], part[1:]
    letter, weight = base, 0
    if base == "đ":
        letter = "d~"
    elif base in _STROKED:
        letter, weight = _STROKED[base], 9
    elif not base.isascii():
        letter = f"|{ord(base):06x}"
    for mark in marks:
        if (base, mark) in _LETTERS:
            letter = _LETTERS[base, mark]
        else:
            weight = max(weight, _LIGHT_MARKS.get(mark, _OTHER_MARK))
    return letter, weight


# --- names of people --------------------------------------------------------------------------------------------------

# Ê Đê, M'nông, Xơ Đăng and others put Y or H' (man, woman) before the given name, and some the clan after it.
_MARKED_NAME = re.compile(r"(?P<marker>[YyHh])(?: |' ?)(?=\w)")


def given_name(full_name: str) -> str:
    """What the person is called: Lan, Y Moan, H'Hen."""
    name = clean(full_name)
    marked = _MARKED_NAME.match(name)
    if marked:
        return marked[0] + name[marked.end() :].split(" ")[0]
    return name.rpartition(" ")[2]


def name_sort_key(full_name: str) -> str:
    """The sort key of a person in a Vietnamese list: by given name, then family name, then the middle names.

    Y Moan Ênuôl and H'Hen Niê stand under M and H for Moan and Hen: their given name comes first and their clan last.
    """
    name = clean(full_name)
    marked = _MARKED_NAME.match(name)
    if marked:
        words = [*name[marked.end() :].split(" "), marked["marker"]]
    else:
        *others, given = name.split(" ")
        inner = _MARKED_NAME.match(given)  # Siu H'Prăk, Gia Rai: the clan first, then the marked given name
        words = [given[inner.end() :], *others, inner["marker"]] if inner else [given, *others]
    return sort_key(" ".join(words))


def name_fold(full_name: str) -> str:
    """For searching by the name as it is written: `nguyen thi lan`."""
    return fold(full_name)


def name_key(full_name: str) -> str:
    """For searching by the given name first: `lan thi nguyen`, and for Y Moan Ênuôl `moan enuol y`."""
    marked = _MARKED_NAME.match(clean(full_name))
    if marked:
        return fold(f"{marked.string[marked.end() :]} {marked['marker']}")
    return " ".join(reversed(fold(full_name).split(" ")))


def name_keys(full_name: str) -> tuple[str, str, str]:
    """`name_fold`, `name_key` and `name_sort_key` of one name; one of plain words is taken apart only once."""
    name = clean(full_name)
    if not name.replace(" ", "").isalpha() or _MARKED_NAME.match(name):
        return name_fold(full_name), name_key(full_name), name_sort_key(full_name)
    words = name.split(" ")
    folded = " ".join(filter(None, map(_folded.__getitem__, words)))
    by_given = filter(None, map(_sort_key.__getitem__, (words[-1], *words[:-1])))
    return folded, " ".join(reversed(folded.split(" "))), " ".join(by_given)
