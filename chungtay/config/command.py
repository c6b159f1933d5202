"""The `chungtay` command: Django's commands, with the database that comes along started first when it is down."""

import os
import sys

from chungtay.config.database import DatabaseUnavailable

_WITHOUT_DATABASE = {"build_assets", "help", "--help", "version", "--version", "compilemessages", "makemessages"}


def main() -> None:
    """Run one command. A database that cannot be had is one clear sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings must be named first
    from django.db import OperationalError  # noqa: PLC0415 - settings must be named first

    try:
        if len(sys.argv) > 1 and sys.argv[1] not in _WITHOUT_DATABASE:
            _start_own_database()
        execute_from_command_line(sys.argv)
    except DatabaseUnavailable as gone:
        sys.exit(str(gone))
    except OperationalError as gone:
        sys.exit(f"Không nối được cơ sở dữ liệu: {str(gone).strip().splitlines()[0]} (xem DATABASE_URL).")


def _start_own_database() -> None:
    from django.conf import settings  # noqa: PLC0415 - settings must be named first

    if settings.HAS_OWN_DATABASE:
        settings.CLUSTER.start()
        settings.CLUSTER.ensure_database("chungtay")


if __name__ == "__main__":
    main()
