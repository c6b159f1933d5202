"""`chungtay rights load`: brings the law of older people's rights to what the data file says."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from chungtay.access.rules import Action
from chungtay.kernel.acts import now, system_act
from chungtay.rights.services import load_law


class Command(BaseCommand):
    help = "Nạp các chế độ theo luật và tuổi mừng thọ từ tệp dữ liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["load"])

    def handle(self, *args: Any, **options: Any) -> None:
        written = load_law(system_act(now(), Action.KEEP_PROGRAMME))
        if options["verbosity"]:
            self.stdout.write(f"{written} dòng" if written else "không có gì mới")
