"""The `chungtay` command: Django's commands, with the database that comes along started first when it is down.

Two words of our own stand beside Django's: `prepare` (migrate, load the map, the programmes and the demo country) and
`serve` (web server and worker together).
"""

import os
import sys

from chungtay.config.database import DatabaseUnavailable
from chungtay.config.supervise import PortTaken, prepare, serve

_WITHOUT_DATABASE = {"build_assets", "help", "--help", "version", "--version", "translations", "check", "write_docs"}


def main() -> None:
    """Run one command. A database or port that cannot be had is one clear sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.config.settings")
    import django
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    word = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if word not in _WITHOUT_DATABASE:
            _start_own_database()
        if word == "prepare":
            django.setup()
            prepare()
        elif word == "serve":
            sys.exit(serve())
        else:
            execute_from_command_line(sys.argv)
    except (DatabaseUnavailable, PortTaken) as gone:
        sys.exit(str(gone))
    except OperationalError as gone:
        sys.exit(f"Không nối được cơ sở dữ liệu: {str(gone).strip().splitlines()[0]} (xem DATABASE_URL).")


def _start_own_database() -> None:
    from django.conf import settings

    if settings.HAS_OWN_DATABASE:
        settings.CLUSTER.start()
        settings.CLUSTER.ensure_database("chungtay")


if __name__ == "__main__":
    main()
