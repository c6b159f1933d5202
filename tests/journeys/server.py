"""The server of the journeys, started once and given a new database each time, and a worker for each journey.

What takes seconds is loading Django. So one server is kept: its connections break when its database is dropped and are
made again on the next one of the same name. Workers are forked from a process that has loaded Django already.
"""

import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import CLUSTER, PROJECT
from tests.journeys import worker

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([worker.__name__])


class Server:
    """A real server on a port of its own. Its database need not exist before the first page is asked for."""

    def __init__(self, var: Path) -> None:
        self.database, self.files = f"site_{os.getpid()}", var / "files"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        words = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", "1"]
        words += ["--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "4", "--log-level", "warning"]
        environment = os.environ | {"DATABASE_URL": CLUSTER.url(self.database), "CHUNGTAY_VAR": str(var)}
        self._process = subprocess.Popen([*words, "chungtay.config.wsgi:application"], env=environment, cwd=PROJECT)

    def wait_until_healthy(self) -> None:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):  # noqa: S310 - our own address
                    return
            except OSError:
                assert self._process.poll() is None, "the server did not start"
                time.sleep(0.1)
        raise AssertionError("the server never answered")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


@contextmanager
def working_on(server: Server) -> Iterator[None]:
    """A worker beside the server."""
    process = _PROCESSES.Process(target=worker.work, args=(server.database, server.files))
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join(10)
        process.kill()
