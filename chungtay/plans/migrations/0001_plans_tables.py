"""Shares of targets, clusters, tasks of plans, programme money."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.plans.rules.kinds


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("places", "0002_map_holds_together"),
        ("programme", "0005_when_reports_are_due"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cluster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("path", "name"),
                        name="cluster_named_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="cluster_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClusterPlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_open", models.BooleanField(default=True)),
                (
                    "area",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"
                    ),
                ),
                (
                    "cluster",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="plans.cluster",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_open", True)), fields=("area",), name="cluster_place_one_at_a_time"
                    ),
                    models.UniqueConstraint(fields=("cluster", "area"), name="cluster_place_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "heading",
                    models.CharField(
                        choices=[
                            ("training", "training"),
                            ("funds", "funds"),
                            ("equipment", "equipment"),
                            ("supervision", "supervision"),
                            ("communication", "communication"),
                            ("other", "other"),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("central", "central"),
                            ("province", "province"),
                            ("district", "district"),
                            ("commune", "commune"),
                            ("donor", "donor"),
                            ("socialised", "socialised"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("planned", "planned"), ("given", "given"), ("spent", "spent")], max_length=7
                    ),
                ),
                ("amount_vnd", models.BigIntegerField()),
                ("paper", models.CharField(blank=True, default="", max_length=160)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("written_at", models.DateTimeField()),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", models.CharField(blank=True, default="", max_length=300)),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["year", "path"], name="money_by_year", opclasses=["int2_ops", "varchar_pattern_ops"]
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("heading__in", ["training", "funds", "equipment", "supervision", "communication", "other"])
                        ),
                        name="money_heading_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source__in", ["central", "province", "district", "commune", "donor", "socialised"])
                        ),
                        name="money_source_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["planned", "given", "spent"])), name="money_kind_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount_vnd__gt", 0)), name="money_is_something"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(("struck_at__isnull", False), models.Q(("struck_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="money_struck_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=500)),
                ("owner", models.CharField(blank=True, default="", max_length=200)),
                ("due_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("running", "running"), ("done", "done"), ("dropped", "dropped")],
                        default=chungtay.plans.rules.kinds.TaskState["OPEN"],
                        max_length=8,
                    ),
                ),
                ("told", models.CharField(blank=True, default="", max_length=500)),
                ("moved_on", models.DateField(null=True)),
                ("search_fold", models.TextField(db_collation="C", default="")),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="programme.target",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["path", "year"], name="task_by_plan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "running", "done", "dropped"])),
                        name="task_state_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="task_has_words"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.plans.rules.kinds.TaskState["DROPPED"]), _negated=True),
                            models.Q(("told", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="task_dropped_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=60)),
                ("value", models.BigIntegerField()),
                ("set_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "area",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="programme.target",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True)),
                        fields=("target", "area"),
                        name="share_one_in_force",
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="share_not_negative"),
                ],
            },
        ),
    ]
