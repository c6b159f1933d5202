"""The whole suite: finds or fetches a browser, then runs everything on parallel workers."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.chromium import NoBrowser, find_or_fetch

WORKERS = os.environ.get("WORKERS", str(max(2, os.cpu_count() or 2) + 1))
"""One more than there are cores: a journey waits for its browser a third of its time."""


def main() -> int:
    words = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadgroup", "--no-loadscope-reorder"]
    words += ["--cov", "--cov-report=term:skip-covered", "--cov-fail-under=90", *sys.argv[1:]]
    environment = os.environ | {"CHUNGTAY_TEST_STOP": "1", "WITHOUT_PICTURES": "1"}
    try:
        environment["CHROMIUM"] = find_or_fetch()
    except NoBrowser as none:
        print(f"KHÔNG CÓ TRÌNH DUYỆT: {none} Các bài đi bằng trình duyệt chưa được chạy, nên lần này không đạt.")
        subprocess.run([*words, "-m", "not browser"], env=environment, check=False)
        return 1
    return subprocess.run(words, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
