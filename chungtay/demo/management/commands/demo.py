"""`chungtay demo [--today DAY] [--scale N]`: the demo country, made once and then lived on until the day."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from chungtay.demo import services
from chungtay.demo.queries import look_anew, published_exists, what_living_clubs_contribute
from chungtay.demo.services.accounts import write_accounts
from chungtay.demo.services.bookkeeping import IN_FULL
from chungtay.demo.services.founding import act_on
from chungtay.figures.services.refreshing import rebuild, refresh_all
from chungtay.kernel.acts import VIET_NAM, now


class Command(BaseCommand):
    help = "Dựng đất nước mẫu: số công bố đúng đến từng người, vài chục câu lạc bộ sống đến hôm nay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="ngày mà đất nước mẫu sống đến (mặc định hôm nay)")
        parser.add_argument("--books", type=int, help="bao nhiêu câu lạc bộ sống giữ đủ sổ quỹ từng buổi")
        parser.add_argument("--scale", type=int, default=1, help="nhân số công bố lên bấy nhiêu lần")

    def handle(
        self, *args: Any, today: date | None, scale: int, books: int | None, verbosity: int, **options: Any
    ) -> None:
        if scale < 1:
            raise CommandError("--scale phải là số nguyên từ 1 trở lên.")
        at = now()
        today = today or at.astimezone(VIET_NAM).date()
        is_new = not published_exists()
        clubs = services.found_living_clubs(today)
        for number, name in enumerate(services.live_until(today, clubs), 1):
            if verbosity and is_new:
                self.stdout.write(f"\r  {number}/{len(clubs)} {name}".ljust(70), ending="")
                self.stdout.flush()
        services.equip_clubs(today, clubs)
        services.measure_clubs(today, clubs)
        services.care_for_people(today, clubs)
        services.do_what_clubs_do(today, clubs)
        services.follow_rights(today, clubs)
        for number, name in enumerate(
            services.keep_books(today, clubs, in_full=IN_FULL if books is None else books), 1
        ):
            if verbosity and is_new:
                self.stdout.write(f"\r  sổ quỹ {number}/{len(clubs)} {name}".ljust(70), ending="")
                self.stdout.flush()
        services.mark_ground(today)
        if is_new:
            look_anew()
            rebuild(at, today)  # the living clubs alone: what they count is left out of the published totals
            services.publish_country(act_on(today), living=what_living_clubs_contribute(), scale=scale)
            look_anew()
            rebuild(at, today)
        else:
            refresh_all(at)
        services.supervise_clubs(today, clubs)
        services.rate_clubs(today, clubs)
        services.draft_criteria(today)
        services.hand_up_reports(today, clubs)
        services.hold_conferences(today, clubs)
        services.make_plans(today, clubs)
        services.teach(today, clubs)
        services.praise(today, clubs)
        accounts = services.open_accounts(act_on(today), clubs)
        write_accounts(Path(settings.VAR) / "demo-accounts.txt", accounts)
        if verbosity and is_new:
            self.stdout.write("\r".ljust(72), ending="\r")
