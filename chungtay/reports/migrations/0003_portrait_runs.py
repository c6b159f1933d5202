"""Runs of portraits."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.reports.rules.portraits


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("records", "0001_extensions_and_file"),
        ("reports", "0002_what_was_handed_up_stays"),
    ]

    operations = [
        migrations.CreateModel(
            name="PortraitRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("month", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        max_length=7,
                    ),
                ),
                ("all_count", models.PositiveIntegerField()),
                ("done_count", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "done", "failed"])),
                        name="run_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_count__lte", models.F("all_count"))), name="run_within_all"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.reports.rules.portraits.RunState["DONE"]), _negated=True),
                            ("file__isnull", False),
                            _connector="OR",
                        ),
                        name="run_done_has_its_file",
                    ),
                ],
            },
        ),
    ]
