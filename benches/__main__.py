"""Runs the benches that are named, or all: each module here with a `main()`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benches


def main() -> None:
    """`python -m benches`, `python -m benches import_members`."""
    known = [module.name for module in iter_modules(benches.__path__) if not module.name.startswith("_")]
    runs = {name: import_module(f"benches.{name}") for name in sys.argv[1:] or known}
    for name, module in runs.items():
        if hasattr(module, "main"):
            print(f"== {name}", flush=True)
            module.main()


if __name__ == "__main__":
    main()
