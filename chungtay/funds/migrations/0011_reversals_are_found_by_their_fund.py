"""Reversals are few: they are found by their fund, so that nothing is asked of each payment of ten years."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("funds", "0010_entries_are_checked_together")]
    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["fund"], condition=Q(reverses__isnull=False), name="entry_that_reverses"),
        ),
    ]
