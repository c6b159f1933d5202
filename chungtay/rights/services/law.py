"""Keeping the law: loading the rows we ship, and what a province pays instead."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.figures.services import mark_everything
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean
from chungtay.rights.models import Entitlement, LocalAmount, LongevityAge
from chungtay.rights.rules import AmountNeeded, AmountSetLater, Benefit, WordsNeeded

DATA = Path(__file__).resolve().parents[1] / "data" / "law.toml"
_FOLLOWS_FILE = ("name", "law", "decree", "article", "source", "apply_to", "papers", "answer_days")


@transaction.atomic
def load_law(act: Act, *, file: Path = DATA) -> int:
    """Bring the law to what the file says; returns how many rows were written. A second loading writes nothing.

    How a row is worded follows the file; its conditions, amount and first day never do: a change of the law is a row
    of its own, and the row before is closed. Every club is counted again from the first day that changed.
    """
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('rights.load', 0))")
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    written, first = _entitlements(said["entitlement"])
    ages = _ages(said["longevity"])
    if written or ages:
        write_note(act, "rights.load_law", Entitlement.objects.earliest("pk"), path=COUNTRY, fields=["law"])
    if first is not None:
        for month in Month.between(Month.of(first), Month.of(act.day)):
            mark_everything(act, month)
    return written + ages


def _entitlements(rows: Iterable[Mapping[str, Any]]) -> tuple[int, date | None]:
    """How many rows were written, and the first day from which the law of the table is another."""
    written, changed = 0, []
    there = {(row.code, row.valid_from): row for row in Entitlement.objects.all()}
    for said in rows:
        row = there.get((said["code"], said["valid_from"]))
        if row is None:
            Entitlement.objects.filter(code=said["code"], valid_to=None, valid_from__lt=said["valid_from"]).update(
                valid_to=said["valid_from"]
            )
            Entitlement.objects.create(**said)
            changed.append(said["valid_from"])
            written += 1
            continue
        news = {name: said[name] for name in _FOLLOWS_FILE if name in said and getattr(row, name) != said[name]}
        if row.valid_to is None and said.get("valid_to"):
            news["valid_to"] = said["valid_to"]
            changed.append(said["valid_to"])
        if news:
            Entitlement.objects.filter(pk=row.pk).update(**news)
            written += 1
    return written, min(changed, default=None)


def _ages(rows: Iterable[Mapping[str, Any]]) -> int:
    there = set(LongevityAge.objects.values_list("age_from", "valid_from"))
    new = []
    for said in rows:
        about = {name: said[name] for name in ("giver", "amount_vnd", "gift", "source", "valid_from") if name in said}
        spans = [(age, age) for age in said.get("ages", ())] or [(said["ages_over"] + 1, None)]
        new += [
            LongevityAge(age_from=first, age_to=last, **about)
            for first, last in spans
            if (first, said["valid_from"]) not in there
        ]
    for row in new:
        LongevityAge.objects.filter(age_from=row.age_from, valid_to=None).update(valid_to=row.valid_from)
    LongevityAge.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def set_local_amount(
    act: Act, *, path: str, key: UUID, benefit: Benefit, amount_vnd: int, since: date, source: str
) -> LocalAmount:
    """From a day on a province pays this much a month, by the resolution named; what it paid before is closed."""
    act.must(Action.KEEP_PROGRAMME, path)
    content = {"path": path, "benefit": benefit, "amount_vnd": amount_vnd, "since": since, "source": source}
    if (row_id := answered_before(key, content)) is not None:
        return LocalAmount.objects.get(pk=row_id)
    if amount_vnd <= 0 or not benefit.is_money:
        raise AmountNeeded()
    if not clean(source):
        raise WordsNeeded()
    rows = LocalAmount.objects.select_for_update().filter(benefit=benefit, path=path)
    latest = rows.order_by("-valid_from").first()
    if latest is not None and latest.valid_from >= since:
        raise AmountSetLater(since=latest.valid_from)
    if latest is not None and latest.valid_to is None:
        latest.valid_to = since
        latest.save(update_fields=["valid_to"])
    row = LocalAmount.objects.create(
        key=key, benefit=benefit, path=path, amount_vnd=amount_vnd, valid_from=since, source=clean(source)[:300]
    )
    write_note(act, "rights.set_local_amount", row, path=path, fields=["amount_vnd"], key=key, content=content)
    return row
