"""The first set, from its file: a proposal (domain.md section 4.1), as the Association's own sheet could not be found."""

import tomllib
from pathlib import Path
from uuid import UUID, uuid5

from django.db import migrations

SPACE = UUID("5b7f3f0e-6a55-4a0e-9d0c-8f6f3b1c2d41")
FILE = Path(__file__).resolve().parents[1] / "data" / "de-xuat-2026.toml"


def write(apps, schema_editor):
    """As a draft first: a set is published once its lines are there and make a hundred points."""
    said = tomllib.loads(FILE.read_text(encoding="utf-8"))
    row = apps.get_model("rating", "CriteriaSet").objects.create(
        key=uuid5(SPACE, said["code"]),
        code=said["code"],
        name=said["name"],
        source=said["source"],
        mark=said["mark"],
        state="draft",
        vetoes=said["vetoes"],
        silent_months=said["silent_months"],
        **said["bands"],
    )
    line = apps.get_model("rating", "CriteriaLine")
    line.objects.bulk_create(
        line(key=uuid5(SPACE, f"{said['code']} {told['code']}"), criteria_set=row, place=place, **told)
        for place, told in enumerate(said["criterion"], start=1)
    )
    row.state, row.year_from = "published", said["year_from"]
    row.save(update_fields=["state", "year_from"])


def take_back(apps, schema_editor):
    """What was published stays while the table stands: the tables go with the migration before this one."""


class Migration(migrations.Migration):
    dependencies = [("rating", "0002_criteria_sets")]

    operations = [migrations.RunPython(write, take_back)]
