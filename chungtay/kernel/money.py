"""Whole đồng: writing amounts in figures and words, reading them as people say them, sharing them to the last đồng.

Money is an `int`; there is no float anywhere.
"""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.vietnamese import without_marks

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
LARGEST = 10**15
"""A million tỷ: nobody types more on purpose, and the database could not hold much more."""


class AmountUnclear(RuleBroken):
    """The amount can be meant in several ways. `suggestions` are the amounts to ask back, the likeliest first."""

    def __init__(self, *, text: str, suggestions: Sequence[int]) -> None:
        choices = " hay ".join(dong(amount_vnd) for amount_vnd in suggestions)
        super().__init__(text=text, suggestions=tuple(suggestions), choices=choices)
        self.suggestions = tuple(suggestions)


class AmountUnreadable(RuleBroken):
    """The text is no amount of money."""


def group_digits(number: int) -> str:
    """`1250000` → `1.250.000`."""
    return f"{number:,}".replace(",", ".")


def dong(amount_vnd: int) -> str:
    """`1250000` → `1.250.000 đ`."""
    return f"{group_digits(amount_vnd)} đ"


def share_out(total_vnd: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights into whole đồng that add up to it exactly.

    Largest remainder: each share is rounded down, what is left goes đồng by đồng to the largest remainders, and among
    equals to the first. A negative amount is split like the positive one.
    """
    whole = sum(weights)
    assert whole > 0, "somebody has a share"
    assert min(weights) >= 0, "no share is negative"
    shares, remainders = zip(*(divmod(abs(total_vnd) * weight, whole) for weight in weights), strict=True)
    left = abs(total_vnd) - sum(shares)
    favoured = set(sorted(range(len(weights)), key=lambda at: (-remainders[at], at))[:left])
    sign = -1 if total_vnd < 0 else 1
    return [sign * (share + (at in favoured)) for at, share in enumerate(shares)]


# --- in words ---------------------------------------------------------------------------------------------------------

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(amount_vnd: int) -> str:
    """The amount as a voucher spells it, northern wording: `Một triệu hai trăm năm mươi nghìn đồng`."""
    words = _spelled(abs(amount_vnd)) or [_DIGITS[0]]
    sentence = " ".join([*(["âm"] if amount_vnd < 0 else []), *words, "đồng"])
    return sentence[0].upper() + sentence[1:]


def _spelled(number: int, *, is_leading: bool = True) -> list[str]:
    """The words of a number, none for 0; groups after the first say their hundreds even when there are none."""
    words: list[str] = []
    for unit, name in ((BILLION, "tỷ"), (MILLION, "triệu"), (THOUSAND, "nghìn")):
        count, number = divmod(number, unit)
        if count:
            words += [*_spelled(count, is_leading=is_leading and not words), name]
    if number:
        words += _group(number, is_leading=is_leading and not words)
    return words


def _group(number: int, *, is_leading: bool) -> list[str]:
    hundreds, below = divmod(number, 100)
    tens, ones = divmod(below, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or not is_leading else []
    if tens == 0 and ones and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    if ones:
        words.append(_ones(tens, ones))
    return words


def _ones(tens: int, ones: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    if tens >= 2:
        return {1: "mốt", 4: "tư"}.get(ones, _DIGITS[ones])
    return _DIGITS[ones]


# --- reading what people write and say --------------------------------------------------------------------------------

_UNITS = {BILLION: ("ty", "ti"), MILLION: ("trieu", "tr", "trd"), THOUSAND: ("nghin", "ngan", "k", "ng")}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}
_CURRENCY = frozenset(("dong", "d", "vnd"))
_DIGIT_OF = {without_marks(name): str(digit) for digit, name in enumerate(_DIGITS)}
_DIGIT_OF |= {"tu": "4", "lam": "5", "nham": "5"}
_WORD_OR_NUMBER = re.compile(r"[0-9][0-9.,]*|[a-z]+")
_SPACED_NUMBER = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,0+)?|([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.0+)?")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,3})")
_LONGEST_TEXT = 200


class _Garbage(Exception):
    """Some part makes no sense; `parse_amount` turns it into `AmountUnreadable` with the whole text."""


def parse_amount(text: str) -> int:
    """Read an amount as it is written or said: `1.250.000`, `500k`, `5 triệu`, `1tr5`, `triệu rưỡi`, `1 triệu 2`.

    `AmountUnclear` for what must be asked back: a number below a thousand without a unit ("5", "năm trăm"), a
    fraction without one ("2 rưỡi"), two figures after a unit ("1tr50"), three after a point before one
    ("1.250 triệu"). With "đ" or "đồng" behind it a plain number is taken at its word. `AmountUnreadable` for all that
    is no amount.
    """
    try:
        readings = _readings(_tokens(text))
    except _Garbage:
        readings = []
    amounts = [int(reading) for reading in dict.fromkeys(readings) if reading.denominator == 1 and reading <= LARGEST]
    if not amounts:
        raise AmountUnreadable(text=text[:_LONGEST_TEXT])
    if len(amounts) > 1:
        raise AmountUnclear(text=text, suggestions=amounts)
    return amounts[0]


def _tokens(text: str) -> list[str]:
    if len(text) > _LONGEST_TEXT:
        raise _Garbage
    plain = without_marks(text.replace("₫", " đ "))
    plain = _SPACED_NUMBER.sub(lambda found: found[0].replace(" ", ""), plain)
    tokens = [token.rstrip(".,") for token in _WORD_OR_NUMBER.findall(plain)]
    leftover = _WORD_OR_NUMBER.sub("", plain).strip(" .")
    if tokens and tokens[-1] == "chan":  # "năm triệu chẵn": and nothing more
        tokens.pop()
    if leftover or not tokens:
        raise _Garbage
    return tokens


def _readings(tokens: list[str]) -> list[Fraction]:
    """Every amount the words can mean, the likeliest first."""
    is_exact = tokens[-1] in _CURRENCY
    if is_exact:
        tokens = tokens[:-1]
    if _units(tokens):
        return _with_units(tokens, is_exact=is_exact)
    value = _plain(tokens)
    if is_exact or value == 0 or value >= THOUSAND:
        return [value]
    return [value * unit for unit in ((MILLION, THOUSAND) if value < 10 else (THOUSAND, MILLION))]


def _plain(tokens: list[str]) -> Fraction:
    """A number without a unit; "2 rưỡi" is two and a half of something."""
    if tokens and tokens[-1] == "ruoi" and not {"tram", "chuc"} & set(tokens):
        return (_numbers(tokens[:-1])[-1] if tokens[:-1] else Fraction(1)) + Fraction(1, 2)
    return _numbers(tokens)[-1]


def _units(tokens: Iterable[str]) -> list[int]:
    return [_UNIT_OF[token] for token in tokens if token in _UNIT_OF]


def _with_units(tokens: list[str], *, is_exact: bool) -> list[Fraction]:
    unit = max(_units(tokens))
    at = max(at for at, token in enumerate(tokens) if _UNIT_OF.get(token) == unit)
    counts, rests = _counts(tokens[:at], unit), _rests(tokens[at + 1 :], unit, is_exact=is_exact)
    return [count * unit + rest for count in counts for rest in rests]


def _counts(tokens: list[str], unit: int) -> list[Fraction]:
    """How many of a unit: nothing said is one ("triệu rưỡi"), and it may be "một nghìn hai trăm" (tỷ)."""
    if not tokens:
        return [Fraction(1)]
    if tokens == ["nua"]:
        return [Fraction(1, 2)]
    if not _units(tokens):
        return _numbers(tokens)
    if max(_units(tokens)) >= unit:
        raise _Garbage
    return _with_units(tokens, is_exact=True)


def _rests(tokens: list[str], unit: int, *, is_exact: bool) -> list[Fraction]:
    """What follows a unit: smaller units, a half, or figures whose unit is left out ("1 triệu 2", "2 triệu 500")."""
    if not tokens:
        return [Fraction(0)]
    if tokens == ["ruoi"]:
        return [Fraction(unit, 2)]
    if _units(tokens):
        rests = _with_units(tokens, is_exact=is_exact)
    elif len(tokens) == 1 and _GROUPED.fullmatch(tokens[0]):
        rests = _numbers(tokens)[-1:]
    else:
        rests = _figures_after(_spoken(tokens), unit, is_exact=is_exact)
    if max(rests) >= unit:
        raise _Garbage
    return rests


def _figures_after(figures: str, unit: int, *, is_exact: bool) -> list[Fraction]:
    number = Fraction(int(figures))
    if len(figures) > 3:
        return [number]
    as_decimals, as_next_unit = number * unit / 10 ** len(figures), number * unit / 1000
    readings = [as_decimals] if len(figures) == 1 else [as_decimals, as_next_unit]
    return list(dict.fromkeys([*readings, number] if is_exact else readings))


def _numbers(tokens: list[str]) -> list[Fraction]:
    """The values of a number in figures or words; three figures after one point have two, the grouped one last."""
    if len(tokens) != 1 or not tokens[0][0].isdigit():
        return [Fraction(int(_spoken(tokens)))]
    (token,) = tokens
    decimal, grouped = _DECIMAL.fullmatch(token), _GROUPED.fullmatch(token)
    values = [Fraction(int(decimal[1] + decimal[2]), 10 ** len(decimal[2]))] if decimal else []
    if grouped:
        values.append(Fraction(int(re.sub("[.,]", "", grouped[1] or grouped[2]))))
    if token.isdigit():
        values.append(Fraction(int(token)))
    if not values:
        raise _Garbage
    return values


def _spoken(tokens: list[str]) -> str:
    """The figures of a number below a thousand as it is said, as many as were said: "linh năm" is `05`."""
    if "tram" in tokens:
        at = tokens.index("tram")
        hundreds = _tens(tokens[:at]) if at else "1"
        after = tokens[at + 1 :]
        tail = "50" if after == ["ruoi"] else _spoken(after).ljust(2, "0") if after else "00"
        if len(hundreds) == 1 and len(tail) == 2:
            return hundreds + tail
        raise _Garbage
    if tokens and tokens[0] in ("linh", "le"):
        return "0" + _digit(tokens[1:])
    return _tens(tokens)


def _tens(tokens: list[str]) -> str:
    match tokens:
        case [figures] if figures.isdigit():
            return figures
        case ["muoi" | "chuc"]:
            return "10"
        case ["muoi", ones]:
            return "1" + _digit([ones])
        case [tens, "muoi" | "chuc"]:
            return _digit([tens]) + "0"
        case [tens, "muoi", ones]:
            return _digit([tens]) + _digit([ones])
        case ["chuc", "ruoi"]:
            return "15"
        case [tens, "chuc", "ruoi"]:
            return _digit([tens]) + "5"
        case [tens, ones] if tens in _DIGIT_OF:  # "hai lăm" is 25; "5 năm" is five years
            return _DIGIT_OF[tens] + _digit([ones])
    return _digit(tokens)


def _digit(tokens: list[str]) -> str:
    match tokens:
        case [word] if word in _DIGIT_OF:
            return _DIGIT_OF[word]
        case [figure] if figure.isdigit() and len(figure) == 1:
            return figure
    raise _Garbage
