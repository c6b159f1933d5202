"""Whoever was nominated or praised keeps their name in what was signed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("journeys", "0004_erased_when_asked"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="erasure",
            name="erasure_reasons_are_known",
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept__contained_by", ["money", "post", "award", "member", "elsewhere"])),
                name="erasure_reasons_are_known",
            ),
        ),
    ]
