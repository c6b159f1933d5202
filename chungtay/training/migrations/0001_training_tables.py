"""The tables of training."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.records.models
import chungtay.training.rules.kinds
import chungtay.training.rules.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("people", "0006_assistance_moves_over"),
        ("records", "0001_extensions_and_file"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                ("path", models.CharField(max_length=60)),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("initial", "initial"),
                            ("supplementary", "supplementary"),
                            ("master", "master"),
                            ("quality", "quality"),
                            ("care", "care"),
                            ("skill", "skill"),
                        ],
                        max_length=13,
                    ),
                ),
                ("usual_days", models.PositiveSmallIntegerField()),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("chair", "chair"),
                                ("vice_chair", "vice_chair"),
                                ("accountant", "accountant"),
                                ("treasurer", "treasurer"),
                                ("secretary", "secretary"),
                                ("board_member", "board_member"),
                                ("care_volunteer", "care_volunteer"),
                                ("officer", "officer"),
                            ],
                            max_length=14,
                        ),
                        size=None,
                    ),
                ),
                (
                    "required_for",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("chair", "chair"),
                                ("vice_chair", "vice_chair"),
                                ("accountant", "accountant"),
                                ("treasurer", "treasurer"),
                                ("secretary", "secretary"),
                                ("board_member", "board_member"),
                                ("care_volunteer", "care_volunteer"),
                                ("officer", "officer"),
                            ],
                            max_length=14,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("content", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="course_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("code", "="),
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="course_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("code", ""), _negated=True)
                        ),
                        name="course_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["initial", "supplementary", "master", "quality", "care", "skill"])
                        ),
                        name="course_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("usual_days__gte", 1), ("usual_days__lte", 30)), name="course_days"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Trainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                ("path", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("master", "master"), ("officer", "officer"), ("guest", "guest")], max_length=7
                    ),
                ),
                ("unit", models.CharField(blank=True, default="", max_length=160)),
                ("phone", models.CharField(blank=True, default="", max_length=20)),
                ("subjects", models.CharField(blank=True, default="", max_length=300)),
                ("fold", models.CharField(db_collation="C", max_length=300)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="trainer_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("path", "="),
                            ("fold", "="),
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="trainer_once_at_a_time",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="trainer_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Class",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="training.course"
                    ),
                ),
                ("path", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300)),
                ("place", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True, default="")),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("place_count", models.PositiveSmallIntegerField(null=True)),
                ("needed_days", models.PositiveSmallIntegerField()),
                ("pass_tenths", models.PositiveSmallIntegerField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("invited", "invited"),
                            ("running", "running"),
                            ("held", "held"),
                            ("closed", "closed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=chungtay.training.rules.states.ClassState["PLANNED"],
                        max_length=9,
                    ),
                ),
                ("state_words", models.CharField(blank=True, default="", max_length=500)),
                ("closed_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("search_fold", models.TextField(db_collation="C", default="")),
            ],
            options={
                "indexes": [models.Index(fields=["path"], name="class_by_path", opclasses=["varchar_pattern_ops"])],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "invited", "running", "held", "closed", "cancelled"])
                        ),
                        name="class_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("place", ""), _negated=True)
                        ),
                        name="class_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="class_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needed_days__gte", 1), ("needed_days__lte", 30)), name="class_needed_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pass_tenths__isnull", True), ("pass_tenths__lte", 100), _connector="OR"),
                        name="class_pass_score",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("place_count__isnull", True),
                            models.Q(("place_count__gte", 1), ("place_count__lte", 200)),
                            _connector="OR",
                        ),
                        name="class_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state", chungtay.training.rules.states.ClassState["CLOSED"]),
                            ),
                            models.Q(
                                models.Q(("state", chungtay.training.rules.states.ClassState["CLOSED"]), _negated=True),
                                ("closed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="class_closed_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.training.rules.states.ClassState["CANCELLED"]), _negated=True),
                            models.Q(("state_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="class_cancelled_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                ("topic", models.CharField(blank=True, default="", max_length=300)),
                (
                    "training_class",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="training.class",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("training_class", "held_on"), name="class_day_once")],
            },
        ),
        migrations.CreateModel(
            name="ClassTrainer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.CharField(blank=True, default="", max_length=300)),
                (
                    "training_class",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainers",
                        to="training.class",
                    ),
                ),
                (
                    "trainer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="training.trainer"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("training_class", "trainer"), name="class_trainer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("vice_chair", "vice_chair"),
                            ("accountant", "accountant"),
                            ("treasurer", "treasurer"),
                            ("secretary", "secretary"),
                            ("board_member", "board_member"),
                            ("care_volunteer", "care_volunteer"),
                            ("officer", "officer"),
                        ],
                        max_length=14,
                    ),
                ),
                ("name", models.CharField(blank=True, default="", max_length=120)),
                ("post", models.CharField(blank=True, default="", max_length=160)),
                ("unit", models.CharField(blank=True, default="", max_length=160)),
                ("fold", models.CharField(blank=True, db_collation="C", default="", max_length=300)),
                (
                    "answer",
                    models.CharField(
                        choices=[("asked", "asked"), ("comes", "comes"), ("absent", "absent")],
                        default=chungtay.training.rules.kinds.Answer["ASKED"],
                        max_length=6,
                    ),
                ),
                ("answer_words", models.CharField(blank=True, default="", max_length=300)),
                ("before_tenths", models.PositiveSmallIntegerField(null=True)),
                ("after_tenths", models.PositiveSmallIntegerField(null=True)),
                (
                    "club",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="trainees", to="clubs.club"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="people.person",
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainees",
                        to="training.class",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("training_class", "number"), name="trainee_numbered"),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False)),
                        fields=("training_class", "person"),
                        name="trainee_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", True)),
                        fields=("training_class", "fold"),
                        name="trainee_outsider_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("club__isnull", False), ("name", ""), ("person__isnull", False)),
                            models.Q(
                                ("club__isnull", True), ("person__isnull", True), models.Q(("name", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="trainee_of_a_club_or_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before_tenths__isnull", True), ("before_tenths__lte", 100), _connector="OR"),
                            models.Q(("after_tenths__isnull", True), ("after_tenths__lte", 100), _connector="OR"),
                        ),
                        name="trainee_scores",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DayAttendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was_there", models.BooleanField()),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attended", to="training.classday"
                    ),
                ),
                (
                    "trainee",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attended",
                        to="training.participation",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("trainee", "day"), name="day_attended_once")],
            },
        ),
        migrations.CreateModel(
            name="TrainingCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("issued_on", models.DateField()),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", models.CharField(blank=True, default="", max_length=300)),
                (
                    "trainee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="training.participation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("path", "year", "number"), name="training_certificate_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="training_certificate_number_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(("struck_at__isnull", False), models.Q(("struck_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="training_certificate_struck_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClassCost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("words", models.CharField(max_length=200)),
                ("amount_vnd", models.PositiveBigIntegerField()),
                ("paper", models.CharField(blank=True, default="", max_length=160)),
                ("written_at", models.DateTimeField()),
                ("struck_at", models.DateTimeField(null=True)),
                ("struck_why", models.CharField(blank=True, default="", max_length=300)),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="training.class"
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source__in", ["central", "province", "district", "commune", "donor", "socialised"])
                        ),
                        name="class_cost_source_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount_vnd__gt", 0), models.Q(("words", ""), _negated=True)),
                        name="class_cost_is_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_why", "")),
                            models.Q(("struck_at__isnull", False), models.Q(("struck_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="class_cost_struck_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("about", models.CharField(blank=True, default="", max_length=1000)),
                ("course_code", models.CharField(blank=True, default="", max_length=40)),
                ("search_fold", models.TextField(db_collation="C", default="")),
            ],
            options={
                "indexes": [models.Index(fields=["path"], name="material_by_path")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="material_is_named")
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("words", models.CharField(blank=True, default="", max_length=500)),
                ("uploaded_on", models.DateField()),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"
                    ),
                ),
                (
                    "material",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="training.material",
                    ),
                ),
                (
                    "uploaded_by",
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
                    models.UniqueConstraint(fields=("material", "number"), name="material_version_numbered"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="material_version_number_positive"
                    ),
                ],
            },
        ),
    ]
