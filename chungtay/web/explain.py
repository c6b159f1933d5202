"""Refusals in Vietnamese: the one place where a code and its facts become a sentence."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache

from django.utils import timezone

from chungtay.kernel.errors import Refusal
from chungtay.kernel.money import dong, group_digits
from chungtay.kernel.months import Period
from chungtay.web.menu import words_of_rooms
from chungtay.web.words import FACT_UNKNOWN


@cache
def sentences() -> Mapping[str, Mapping[str, str]]:
    """Room → code → sentence, from the `REFUSALS` of every installed room."""
    return {words.__name__.split(".")[1]: getattr(words, "REFUSALS", {}) for words in words_of_rooms()}


def explain(refusal: Refusal) -> str:
    """What happened and what to do, as one sentence. A refusal without words of its own borrows its kind's."""
    for kind in type(refusal).__mro__:
        sentence = _sentence_of(kind)
        if sentence is not None:
            return str(sentence).format_map(_Facts(refusal.facts))
    raise AssertionError("the words of this room know every kind of refusal")


def explain_kept(room: str, code: str, facts: Mapping[str, object]) -> str:
    """The sentence of a refusal that was kept as its room, code and facts, as with a line of an import."""
    return str(_words_of(room, code) or sentences()["web"]["refusal"]).format_map(_Facts(facts))


def _sentence_of(kind: type) -> str | None:
    code = getattr(kind, "code", "")
    return _words_of(kind.__module__.split(".")[1] if kind.__module__.startswith("chungtay.") else "", code)


def _words_of(own: str, code: str) -> str | None:
    """The words of the refusal's own room come first: two rooms may name two things alike."""
    rooms = [sentences().get(own, {}), *sentences().values()]
    return next((words[code] for words in rooms if code in words), None)


class _Facts(dict[str, str]):
    """The facts as they are read out; one that is missing shows as such and never breaks the page."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__({name: in_words(name, fact) for name, fact in facts.items()})

    def __missing__(self, name: str) -> str:
        return FACT_UNKNOWN


def in_words(name: str, fact: object) -> str:
    """One fact as a person reads it: the unit at the end of its name says how."""
    match fact:
        case None:
            return FACT_UNKNOWN
        case int() if name.endswith("_vnd"):
            return dong(fact)
        case int() if name.endswith("_count"):
            return group_digits(fact)
        case datetime():
            return timezone.localtime(fact).strftime("%H:%M %d/%m/%Y")
        case date():
            return fact.strftime("%d/%m/%Y")
        case Period():
            return fact.label
        case str():
            return fact
        case Iterable():
            return ", ".join(in_words(name, one) for one in fact)
    return str(fact)
