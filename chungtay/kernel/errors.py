"""The four kinds of refusal; a room subclasses them in its `rules.py`, next to the rule that is broken."""

from collections.abc import Callable
from typing import ClassVar


class Refusal(Exception):
    """Something that may not be done, with the facts; the Vietnamese sentence is made at the edge by `web.explain`.

    A subclass is named for what is wrong (`NotEnoughCash`) and its stable `code` is that name in snake case
    unless it sets its own.
    """

    code: ClassVar[str] = "refusal"
    status: ClassVar[int] = 422

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __reduce__(self) -> tuple[Callable[..., "Refusal"], tuple[type["Refusal"], dict[str, object]]]:
        """So that it can travel from one process to another."""
        return _again, (type(self), self.facts)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" not in cls.__dict__:
            cls.code = "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")


def _again(kind: type[Refusal], facts: dict[str, object]) -> Refusal:
    return kind(**facts)


class RuleBroken(Refusal):
    """A rule of the room says no to what was asked: HTTP 422."""

    status = 422


class NotFound(Refusal):
    """There is no such row, or it lies outside the reach, which is the same answer: HTTP 404."""

    status = 404


class Forbidden(Refusal):
    """The row is in sight, the action is not allowed: HTTP 403."""

    status = 403


class Conflict(Refusal):
    """Somebody else changed the same thing first, or one key came with two contents: HTTP 409."""

    status = 409
