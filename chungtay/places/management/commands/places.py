"""`chungtay places load` loads the map of the country; `chungtay places check` proves that it is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chungtay.access.rules import Action
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.errors import Refusal
from chungtay.places import queries, services
from chungtay.places.words import COMMAND
from chungtay.web.explain import explain


class Command(BaseCommand):
    help = "Nạp bản đồ hành chính (load) hoặc chứng minh bản đồ đầy đủ, khép kín (check)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["load", "check"])
        parser.add_argument("--again", action="store_true", help="So lại từng dòng dù đúng phiên bản đã nạp.")

    def handle(self, *args: Any, what: str, again: bool = False, **options: Any) -> None:
        if what == "check":
            self._check()
        else:
            self._load(again=again, is_quiet=options["verbosity"] == 0)

    def _load(self, *, again: bool, is_quiet: bool) -> None:
        try:
            loaded = services.load_map(system_act(now(), Action.KEEP_MAP), again=again)
        except Refusal as refused:
            raise CommandError(explain(refused)) from refused
        if not is_quiet:
            sentence = COMMAND["known"] if loaded.is_known_version else COMMAND["loaded"]
            self.stdout.write(sentence.format(changed_count=loaded.changed_count))

    def _check(self) -> None:
        proofs = queries.proofs()
        for proof in proofs:
            self.stdout.write(f"{COMMAND['holds' if proof.holds else 'fails']} {proof.says}: {proof.found}")
        failed = [proof.says for proof in proofs if not proof.holds]
        if failed:
            raise CommandError(COMMAND["broken"].format(failed="; ".join(failed)))
