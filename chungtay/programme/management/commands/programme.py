"""`chungtay programme load`: brings decisions, targets, limits and projects to what the data files say."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from chungtay.access.rules import Action
from chungtay.kernel.acts import now, system_act
from chungtay.programme.services import load_programmes


class Command(BaseCommand):
    help = "Nạp các quyết định, chỉ tiêu, quy định và dự án từ tệp dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["load"])

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_programmes(system_act(now(), Action.KEEP_PROGRAMME))
        if options["verbosity"]:
            self.stdout.write(str(loaded))
