"""`chungtay worker`: counts figures as forms come in, proves them by night and runs jobs, until it is told to stop."""

import signal
from threading import Event, Thread
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from chungtay.figures.services.working import count_until, prove_until, run_jobs_until
from chungtay.figures.words import COMMAND


class Command(BaseCommand):
    help = "Đếm lại số liệu ngay khi có ghi chép mới, mở tháng mới, kiểm số mỗi đêm và chạy các việc nền."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-jobs", action="store_true", help="Chỉ đếm và kiểm số liệu, không chạy việc nền.")

    def handle(self, *args: Any, no_jobs: bool = False, **options: Any) -> None:
        stop = Event()

        def stop_on(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop_on)
        beside = [Thread(target=prove_until, args=(stop,), name="proof", daemon=True)]
        if not no_jobs:
            beside.append(Thread(target=run_jobs_until, args=(stop,), name="jobs", daemon=True))
        for thread in beside:
            thread.start()
        if options["verbosity"]:
            self.stdout.write(COMMAND["working"])
        try:
            count_until(stop)
        finally:
            stop.set()
            for thread in beside:
                thread.join(timeout=20)
