"""A network between the phone and the server that can be cut, and that can lose the answer to a form."""

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

_CHUNK = 1 << 16


class Network:
    """Carries bytes between a port of its own and the server. Cut, it refuses and drops; deaf, it loses answers."""

    def __init__(self, server: str) -> None:
        to = urlsplit(server)
        self._to = (to.hostname or "127.0.0.1", to.port or 80)
        self._open: set[socket.socket] = set()
        self._is_cut = self.is_deaf_to_posts = self._is_over = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.bytes_up = self.bytes_down = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __truediv__(self, path: str) -> str:
        return f"{self.url}/{path.lstrip('/')}"

    def cut(self) -> None:
        """From now on nothing gets through, and what was open is dropped."""
        self._is_cut = True
        self._drop()

    def mend(self) -> None:
        self._is_cut = False

    def close(self) -> None:
        self._is_over = True
        self._door.close()
        self._drop()

    def _drop(self) -> None:
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _listen(self) -> None:
        while not self._is_over:
            try:
                phone, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(phone,), daemon=True).start()

    def _carry(self, phone: socket.socket) -> None:
        with contextlib.suppress(OSError), phone:
            if self._is_cut:
                return
            with socket.create_connection(self._to) as server:
                self._open |= {phone, server}
                try:
                    self._pump(phone, server)
                finally:
                    self._open -= {phone, server}

    def _pump(self, phone: socket.socket, server: socket.socket) -> None:
        is_lost = False
        while True:
            ready, _, _ = select.select([phone, server], [], [], 30)
            for one in ready:
                chunk = one.recv(_CHUNK)
                if not chunk or self._is_cut:
                    return
                if one is phone:
                    is_lost = is_lost or (self.is_deaf_to_posts and chunk.startswith(b"POST "))
                    self.bytes_up += len(chunk)
                    server.sendall(chunk)
                elif is_lost:
                    return  # the server has done it, the phone never hears
                else:
                    self.bytes_down += len(chunk)
                    phone.sendall(chunk)


@contextlib.contextmanager
def network_to(server: str) -> Iterator[Network]:
    """A network for one journey."""
    network = Network(server)
    try:
        yield network
    finally:
        network.close()
