"""Getting ready and serving: migrate, load the map and the demo country; then the server and the worker together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from chungtay.config.database import PROJECT

_RESTART_AFTER = 2.0  # seconds; a worker that lost its database tries again rather than spins


class PortTaken(Exception):
    """Something else listens where we would; the message is one sentence for a person."""


def prepare() -> None:
    """Everything between an installed program and a served one. Each step knows by itself when it has nothing to do."""
    from django.conf import settings
    from django.core.management import call_command

    # what is made here can be made again, so it need not wait for the disk at each of thousands of small steps
    os.environ["PGOPTIONS"] = f"{os.environ.get('PGOPTIONS', '')} -c synchronous_commit=off"
    steps: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
        ("Bảng dữ liệu", ("migrate",), {"verbosity": 0, "interactive": False}),
        ("Bản đồ hành chính", ("places", "load"), {"verbosity": 0}),
        ("Các đề án", ("programme", "load"), {"verbosity": 0}),
        ("Chế độ theo luật", ("rights", "load"), {"verbosity": 0}),
    ]
    if not settings.IS_REAL and not settings.WITHOUT_DEMO:
        steps.append(("Đất nước mẫu", ("demo",), {"verbosity": 1}))
    if settings.IS_REAL:
        steps.append(("Tệp tĩnh", ("collectstatic",), {"verbosity": 0, "interactive": False}))
    for title, words, options in steps:
        print(f"{title} …", end=" ", flush=True)
        start = time.monotonic()
        call_command(words[0], *words[1:], **options)
        print(f"{time.monotonic() - start:.1f} giây", flush=True)


def serve() -> int:
    """Run the web server and the worker until interrupted; a worker that ends is started again."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    _check_port(host, port)
    here = Path(sys.executable).parent
    web = [str(here / "granian"), "--interface", "wsgi", "--host", host, "--port", str(port), "--no-access-log"]
    web += ["--workers", os.environ.get("WEB_WORKERS", "2"), "--log-level", "warning"]
    web += ["--blocking-threads", os.environ.get("WEB_THREADS", "4")]
    (PROJECT / "static").mkdir(exist_ok=True)  # empty where static files are found in place
    web.append("chungtay.config.wsgi:application")
    running = {"web": subprocess.Popen(web), "worker": _start_worker()}  # noqa: S603 - our own programs
    signal.signal(signal.SIGTERM, _interrupt)
    _greet(host, port)
    try:
        while running["web"].poll() is None:
            if running["worker"].poll() is not None:
                time.sleep(_RESTART_AFTER)
                running["worker"] = _start_worker()
            time.sleep(0.5)
        return int(running["web"].returncode)
    except KeyboardInterrupt:
        return 0
    finally:
        for child in running.values():
            child.terminate()
        for child in running.values():
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()


def _start_worker() -> "subprocess.Popen[bytes]":
    return subprocess.Popen([str(Path(sys.executable).parent / "chungtay"), "worker"])  # noqa: S603 - our own program


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise PortTaken(
                f"Cổng {port} trên {host} đang bận: đặt cổng khác, ví dụ `PORT={port + 1} make run`."
            ) from taken


def _greet(host: str, port: int) -> None:
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - only compared
    print(f"\nChung Tay đang chạy: http://{shown}:{port}/   (Ctrl-C để dừng)", flush=True)
    accounts = PROJECT / "var" / "demo-accounts.txt"
    if accounts.exists():
        print(accounts.read_text(), flush=True)
