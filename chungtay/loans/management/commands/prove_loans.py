"""`chungtay prove_loans`: hold every loan to its entries, its plan to the rules, their sum to the books."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from chungtay.loans.queries import prove


class Command(BaseCommand):
    """Prints what does not agree and fails, or says that all does."""

    help = "Prove loans: outstanding = disbursed - repaid - written off = the book; plans as the rules make them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--club", type=int, help="only this club, by its number")

    def handle(self, *args: Any, **options: Any) -> None:
        found = prove(options["club"])
        for each in found:
            self.stdout.write(f"club {each.club_id}, {each.what} {each.row_id}: {each.said} said, {each.proved} proved")
        if found:
            raise CommandError(f"{len(found)} do not agree")
        self.stdout.write("Loans, plans and books agree.")
