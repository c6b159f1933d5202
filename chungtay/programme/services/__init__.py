"""Actions on programmes: what the decree's keepers write, and the loading of what we ship."""

from chungtay.programme.services.keep import (
    NewDocument,
    NewLimit,
    NewProject,
    NewTarget,
    add_document,
    add_project,
    add_project_fact,
    set_limit,
    set_target,
)
from chungtay.programme.services.load import Loaded, load_programmes

__all__ = [
    "Loaded",
    "NewDocument",
    "NewLimit",
    "NewProject",
    "NewTarget",
    "add_document",
    "add_project",
    "add_project_fact",
    "load_programmes",
    "set_limit",
    "set_target",
]
