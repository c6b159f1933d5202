"""The tables of reports handed up."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.reports.rules.handing


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("places", "0002_map_holds_together"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[("month", "month"), ("quarter", "quarter"), ("half", "half"), ("year", "year")],
                        max_length=10,
                    ),
                ),
                ("period", models.CharField(max_length=8)),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("counted_to", models.DateField()),
                ("asks_estimate", models.BooleanField(default=False)),
                ("club_due_on", models.DateField(null=True)),
                ("commune_due_on", models.DateField(null=True)),
                ("province_due_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("path", "kind", "period"), name="campaign_once_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["month", "quarter", "half", "year"])),
                        name="campaign_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("counted_to__gte", models.F("first_on")), ("counted_to__lte", models.F("last_on"))
                        ),
                        name="campaign_counts_inside_its_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asks_estimate", False), ("counted_to__lt", models.F("last_on")), _connector="OR"
                        ),
                        name="campaign_estimates_before_the_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("club_due_on__isnull", True),
                                ("club_due_on__gte", models.F("counted_to")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("commune_due_on__isnull", True),
                                ("commune_due_on__gte", models.F("counted_to")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("club_due_on__isnull", True),
                                ("commune_due_on__gte", models.F("club_due_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("commune_due_on__isnull", True),
                                ("province_due_on__isnull", True),
                                ("province_due_on__gte", models.F("commune_due_on")),
                                _connector="OR",
                            ),
                        ),
                        name="campaign_days_in_order",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("club", "club"),
                            ("commune", "commune"),
                            ("province", "province"),
                            ("country", "country"),
                        ],
                        max_length=8,
                    ),
                ),
                ("path", models.CharField(max_length=60)),
                ("above", models.CharField(max_length=60)),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("returned", "returned"),
                            ("accepted", "accepted"),
                            ("locked", "locked"),
                        ],
                        default=chungtay.reports.rules.handing.DueState["DRAFT"],
                        max_length=8,
                    ),
                ),
                ("open_until", models.DateField(null=True)),
                ("draft", models.JSONField(default=dict)),
                ("first_sent_on", models.DateField(null=True)),
                ("reminded_on", models.DateField(null=True)),
                (
                    "area",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="places.area"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dues",
                        to="reports.campaign",
                    ),
                ),
                (
                    "club",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="clubs.club"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DueStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("returned", "returned"),
                            ("accepted", "accepted"),
                            ("locked", "locked"),
                        ],
                        max_length=8,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, default="", max_length=500)),
                (
                    "due",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="reports.due"
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField()),
                ("is_acting", models.BooleanField(default=False)),
                ("results", models.TextField(blank=True, default="")),
                ("limits", models.TextField(blank=True, default="")),
                ("proposals", models.TextField(blank=True, default="")),
                (
                    "club_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "due",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="reports.due",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("due", "number"), name="submission_numbered")]},
        ),
        migrations.AddField(
            model_name="due",
            name="submission",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reports.submission"
            ),
        ),
        migrations.CreateModel(
            name="SubmittedLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=60)),
                ("value", models.FloatField(null=True)),
                ("top", models.BigIntegerField()),
                ("bottom", models.BigIntegerField(null=True)),
                ("said", models.BigIntegerField(null=True)),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                ("estimate", models.BigIntegerField(null=True)),
                (
                    "submission",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="reports.submission",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "indicator"), name="submitted_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said__isnull", True),
                            ("said", models.F("top")),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="submitted_line_says_why",
                    ),
                ]
            },
        ),
        migrations.AddIndex(
            model_name="due",
            index=models.Index(fields=["path"], name="due_by_path", opclasses=["varchar_pattern_ops"]),
        ),
        migrations.AddIndex(
            model_name="due",
            index=models.Index(
                condition=models.Q(("state", chungtay.reports.rules.handing.DueState["SENT"])),
                fields=["above"],
                name="due_waiting",
                opclasses=["varchar_pattern_ops"],
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.UniqueConstraint(fields=("campaign", "path"), name="due_once_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["club", "commune", "province", "country"])), name="due_level_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "sent", "returned", "accepted", "locked"])),
                name="due_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("area__isnull", True),
                        ("club__isnull", False),
                        ("level", chungtay.reports.rules.handing.DueLevel["CLUB"]),
                    ),
                    models.Q(
                        ("area__isnull", False),
                        ("club__isnull", True),
                        (
                            "level__in",
                            [
                                chungtay.reports.rules.handing.DueLevel["COMMUNE"],
                                chungtay.reports.rules.handing.DueLevel["PROVINCE"],
                            ],
                        ),
                    ),
                    models.Q(
                        ("area__isnull", True),
                        ("club__isnull", True),
                        ("level", chungtay.reports.rules.handing.DueLevel["COUNTRY"]),
                        ("path", "/"),
                    ),
                    _connector="OR",
                ),
                name="due_is_of_one_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", chungtay.reports.rules.handing.DueState["DRAFT"]),
                    ("submission__isnull", False),
                    _connector="OR",
                ),
                name="due_handed_up_has_its_submission",
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_sent_on__isnull", True), ("submission__isnull", True)),
                    models.Q(("first_sent_on__isnull", False), ("submission__isnull", False)),
                    _connector="OR",
                ),
                name="due_first_day_goes_with_submission",
            ),
        ),
    ]
