"""Everything that must hold beside the tests, one line each: format, lint, types, contracts, migrations, docs."""

import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS: list[tuple[str, list[str]]] = [
    ("format", ["ruff", "format", "--check", "-q", "."]),
    ("lint", ["ruff", "check", "-q", "."]),
    ("types", ["mypy"]),
    ("contracts", ["lint-imports"]),
    ("settings", ["chungtay", "check", "--fail-level", "WARNING"]),
    ("migrations", ["chungtay", "makemigrations", "--check", "--dry-run"]),
    ("translations", ["chungtay", "translations", "--check"]),
    ("generated docs", ["chungtay", "write_docs", "--check"]),
]


def main() -> int:
    failed = []
    for name, words in CHECKS:
        start = time.monotonic()
        done = subprocess.run(
            [str(BIN / words[0]), *words[1:]], check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        good = done.returncode == 0
        print(f"{'ok ' if good else 'BAD'} {name} ({time.monotonic() - start:.0f} s)", flush=True)
        if not good:
            failed.append(name)
            print(done.stdout)
    if failed:
        print(f"Not green: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
