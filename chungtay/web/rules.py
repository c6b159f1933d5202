"""What the shell itself knows: the sizes of text a device may choose, and how a share is written."""

from dataclasses import dataclass
from enum import StrEnum
from math import floor
from urllib.parse import quote

from chungtay.kernel.errors import RuleBroken

SMALLEST, LARGEST = -1, 3


class Change(StrEnum):
    """What a touch on A−, A, A+ or the contrast button asks for."""

    SMALLER = "nho-hon"
    NORMAL = "vua"
    LARGER = "to-hon"
    CONTRAST = "tuong-phan"


@dataclass(frozen=True)
class Display:
    """How one device shows pages: steps of text size away from the face's own, and strong contrast."""

    size: int = 0
    has_contrast: bool = False

    @classmethod
    def read(cls, size: str, contrast: str) -> "Display":
        """From what the device kept; whatever is not understood is the usual."""
        steps = {str(step): step for step in range(SMALLEST, LARGEST + 1)}
        return cls(size=steps.get(size, 0), has_contrast=contrast == "1")

    def after(self, change: Change) -> "Display":
        """The display after one touch."""
        match change:
            case Change.SMALLER:
                return Display(max(self.size - 1, SMALLEST), self.has_contrast)
            case Change.LARGER:
                return Display(min(self.size + 1, LARGEST), self.has_contrast)
            case Change.CONTRAST:
                return Display(self.size, not self.has_contrast)
        return Display(0, self.has_contrast)

    @property
    def html_class(self) -> str:
        """The classes that the root element carries; the style sheets know them."""
        size = f"size-{self.size}" if self.size >= 0 else "size-small"
        return f"{size} contrast" if self.has_contrast else size


@dataclass(frozen=True)
class Check:
    """One thing looked at when asking whether the system is well."""

    name: str
    is_well: bool
    detail: str = ""


@dataclass(frozen=True)
class WayOut:
    """The addresses that lead out of a browser inside an app: to be copied, and on Android to be touched."""

    url: str
    intent: str  # empty where a link cannot open the real browser


def is_in_zalo(agent: str) -> bool:
    """Zalo opens links in a browser of its own: other storage, no installed app, and gone tomorrow."""
    return "zalo" in agent.lower()


def way_out(agent: str, url: str) -> WayOut:
    """How this address is opened in the real browser of the telephone."""
    scheme, _, rest = url.partition("://")
    fallback = quote(url, safe="")
    intent = f"intent://{rest}#Intent;scheme={scheme};package=com.android.chrome;S.browser_fallback_url={fallback};end"
    return WayOut(url, intent if "android" in agent.lower() else "")


def page_numbers(current: int, last: int) -> list[int | None]:
    """Which pages a pager offers: the ends and the neighbours, None where some are left out."""
    shown = sorted({1, last, current - 1, current, current + 1} & set(range(1, last + 1)))
    numbers: list[int | None] = []
    for page in shown:
        before = next((number for number in reversed(numbers) if number is not None), 0)
        if page - before == 2:
            numbers.append(page - 1)
        elif page - before > 2:
            numbers.append(None)
        numbers.append(page)
    return numbers


@dataclass(frozen=True)
class Todo:
    """Something that waits for someone: a sentence and where it is done; what comes first has the lowest order.

    A room names what waits in a club as `club_todos(club, act)` in its `queries`; `portal` shows all of them.
    """

    text: str
    url: str
    order: int = 100


def share_words(percent: float, places: int = 1) -> str:
    """A share of a hundred as it is written, rounded half up: `61,5`.

    What is not quite all is never written 100, and what is not quite nothing never 0: 8.437 of 8.438 clubs is `99,9`.
    """
    percent, step = round(percent, 9), 10**places
    rounded = floor(percent * step + 0.5) / step
    if percent < 100 <= rounded:
        rounded = 100 - 1 / step
    if rounded <= 0 < percent:
        return f"<{_comma(1 / step, places)}"
    return _comma(rounded, places)


def _comma(value: float, places: int) -> str:
    written = f"{value:.{places}f}"
    return (written.rstrip("0").rstrip(".") if places else written).replace(".", ",")


class TemplateNotWord(RuleBroken):
    """A template must be a Word file of the newer kind."""


class TemplateTooLarge(RuleBroken):
    """A template holds words, not films."""


class TemplateBroken(RuleBroken):
    """A brace is not closed, or the template asks for more than fields."""


class TemplateFieldUnknown(RuleBroken):
    """A name in braces that nobody fills."""


class TemplateFieldMissing(RuleBroken):
    """Without the issuer, the number and the body it is no paper."""
