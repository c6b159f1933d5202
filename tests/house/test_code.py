"""How code is written: who may write rows, who may read the clock, how long things may be."""

import ast

import pytest

from tests.house.source import modules, part_of, room_of, shown, templates

_WRITES = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "delete", "update"}
_MAY_WRITE = {"services", "migrations", "tests"}
_CLOCKS = {"today", "now", "utcnow", "time"}
_LONGEST_FUNCTION = 50
_LONGEST_FILE = 400
_LONGEST_PAGE = 150
_LONGEST_COMPONENT = 40


def test_only_services_write_rows() -> None:
    found = []
    for place, tree in modules().items():
        if part_of(place) in _MAY_WRITE or room_of(place) == "kernel":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _WRITES:
                owner = ast.unparse(node.func.value)
                if ".objects" in owner or owner.endswith((".all()", ".filter()")):
                    found.append(f"{shown(place, node.lineno)} {owner}.{node.func.attr}")
    assert not found


def test_nobody_reads_the_clock_but_the_edge() -> None:
    found = []
    for place, tree in modules().items():
        if shown(place) == "chungtay/kernel/acts.py" or part_of(place) in {"management", "supervise"}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CLOCKS:
                owner = ast.unparse(node.func.value)
                if owner in {"date", "datetime", "timezone", "datetime.date", "datetime.datetime", "time"}:
                    found.append(f"{shown(place, node.lineno)} {owner}.{node.func.attr}()")
    assert not found


def test_functions_and_files_stay_short() -> None:
    found = []
    for place, tree in modules().items():
        if (length := len(place.read_text().splitlines())) > _LONGEST_FILE and part_of(place) != "settings":
            found.append(f"{shown(place)} has {length} lines")
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.FunctionDef)
                and node.end_lineno
                and node.end_lineno - node.lineno + 1 > _LONGEST_FUNCTION
            ):
                found.append(f"{shown(place, node.lineno)} {node.name} is too long")
    assert not found


def test_pages_and_components_stay_short() -> None:
    found = []
    for place, text in templates().items():
        limit = _LONGEST_COMPONENT if "components" in place.parts else _LONGEST_PAGE
        if (length := len(text.splitlines())) > limit:
            found.append(f"{shown(place)} has {length} lines")
    assert not found


def test_every_module_says_what_it_holds() -> None:
    bare = [shown(p) for p, tree in modules().items() if tree.body and not ast.get_docstring(tree)]
    assert not bare


@pytest.mark.parametrize("inline", ["<style", " style=", " onclick=", " onchange=", " onsubmit=", "javascript:"])
def test_no_template_carries_styles_or_scripts_of_its_own(inline: str) -> None:
    found = [shown(place) for place, text in templates().items() if inline in text and "print" not in place.name]
    assert not found


def test_scripts_are_modules_from_files() -> None:
    found = []
    for place, text in templates().items():
        for piece in text.split("<script")[1:]:
            if "src=" not in piece.split(">")[0] and "application/json" not in piece.split(">")[0]:
                found.append(shown(place))
    assert not found


def test_the_club_face_needs_no_htmx() -> None:
    found = [shown(p) for p, text in templates().items() if "web/club.html" in text and "hx-" in text]
    assert not found


def test_there_is_no_room_without_a_subject() -> None:
    assert not {"utils", "common", "helpers", "misc"} & {room_of(p) for p in modules()}
    assert not {"utils", "common", "helpers", "misc"} & {part_of(p) for p in modules()}
