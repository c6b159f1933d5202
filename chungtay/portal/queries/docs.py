"""Pages of `docs/generated/` printed from the code: states of every room, columns and indicators."""

import inspect
from collections.abc import Iterable, Mapping
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from chungtay.figures.queries import declared
from chungtay.figures.rules import INDICATORS

_PRINTED = "Printed by `chungtay write_docs`; `make check` compares."


def generated_docs() -> dict[str, str]:
    """What this room prints, by file name."""
    return {"states.md": states_markdown(), "indicators.md": indicators_markdown()}


def states_markdown() -> str:
    """The tables of states of all rooms, as diagrams and as tables."""
    lines = ["# States", "", f"From the `NEXT` tables in each room's `rules`. {_PRINTED}", ""]
    for room, name, table in _tables():
        kind = type(next(iter(table)))
        lines += [f"## {room}: {kind.__name__}", "", (kind.__doc__ or "").strip(), "", f"`{name}`", ""]
        lines += ["```mermaid", "stateDiagram-v2"]
        lines += [f"    {state.value} --> {after}" for state in table for after in _sorted(table[state])]
        lines += [f"    {state.value} --> [*]" for state in table if not table[state]]
        lines += ["```", "", "| state | may become |", "| --- | --- |"]
        lines += [f"| {state.value} | {', '.join(_sorted(table[state])) or '–'} |" for state in table]
        lines.append("")
    return "\n".join(lines)


def _tables() -> Iterable[tuple[str, str, Mapping[Any, Iterable[Any]]]]:
    for room in reversed(settings.ROOMS):
        if find_spec(f"{room}.rules") is None:
            continue
        found = inspect.getmembers(
            import_module(f"{room}.rules"), lambda value: isinstance(value, dict) and bool(value)
        )
        for name, table in found:
            if name.startswith("NEXT") and isinstance(next(iter(table)), Enum):
                yield room.removeprefix("chungtay."), name, table


def _sorted(states: Iterable[Any]) -> list[str]:
    return sorted(state.value for state in states)


def indicators_markdown() -> str:
    """Every indicator with its formula and what it answers, then every column."""
    lines = ["# Indicators", "", f"From `chungtay/figures/rules/indicators.py`. {_PRINTED}", ""]
    lines += ["| code | Vietnamese | English | unit | formula | answers |", "| --- | --- | --- | --- | --- | --- |"]
    for one in INDICATORS.values():
        top = " + ".join(one.top) + "".join(f" − {name}" for name in one.minus)
        formula = f"({top}) / ({' + '.join(one.bottom)})" if one.bottom else top
        lines.append(
            f"| `{one.code}` | {one.vi} | {one.en} | {one.unit} | {formula} | {', '.join(one.answers) or '–'} |"
        )
    lines += ["", "# Columns", "", f"From `chungtay/figures/models/`. {_PRINTED}", ""]
    lines += ["| column | kind | Vietnamese | English | means |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| `{name}` | {column.kind} | {column.vi} | {column.en} | {column.means or '–'} |"
        for name, column in declared().items()
    ]
    return "\n".join([*lines, ""])
