"""The first visit of a club's home on a cheap phone: what it weighs, how soon it is usable, against a bare page.

Slow 4G, a sixth of the processor, 360 px. Must: ≤ 100 kB and usable within 2 s on an idle machine. Walked by the same
journey that holds the weight.
"""

import subprocess
import sys

JOURNEY = "tests/journeys/test_slow_phone.py"


def main() -> None:
    """Walk it and print what it tells."""
    words = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", JOURNEY]
    told = subprocess.run(words, check=True, text=True, stdout=subprocess.PIPE).stdout
    print(next(line for line in told.splitlines() if line.startswith("first visit")), flush=True)


if __name__ == "__main__":
    main()
