"""Conferences, delegates, speeches, promises and their steps."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.conferences.rules.lists
import chungtay.conferences.rules.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("papers", "0002_registers_are_kept"),
        ("records", "0001_extensions_and_file"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("review", "review"),
                            ("interim", "interim"),
                            ("launch", "launch"),
                            ("topic", "topic"),
                            ("praise", "praise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("held_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("starts_at", models.TimeField(null=True)),
                ("place", models.CharField(max_length=200)),
                ("chair", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("invited", "invited"),
                            ("held", "held"),
                            ("concluded", "concluded"),
                            ("cancelled", "cancelled"),
                        ],
                        default=chungtay.conferences.rules.states.ConferenceState["PLANNED"],
                        max_length=10,
                    ),
                ),
                ("state_words", models.CharField(blank=True, default="", max_length=500)),
                ("conclusions", models.TextField(blank=True, default="")),
                ("press_note", models.TextField(blank=True, default="")),
                ("search_fold", models.TextField(db_collation="C", default="")),
                (
                    "notice",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.outgoingpaper",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["path"], name="conference_by_path", opclasses=["varchar_pattern_ops"])
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "invited", "held", "concluded", "cancelled"])),
                        name="conference_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("held_on")), _connector="OR"
                        ),
                        name="conference_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("place", ""), _negated=True),
                            models.Q(("chair", ""), _negated=True),
                        ),
                        name="conference_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", chungtay.conferences.rules.states.ConferenceState["CONCLUDED"]), _negated=True
                            ),
                            models.Q(("conclusions", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="conference_concluded_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", chungtay.conferences.rules.states.ConferenceState["CANCELLED"]), _negated=True
                            ),
                            models.Q(("state_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="conference_cancelled_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notice__isnull", True), models.Q(("conclusions", ""), _negated=True), _connector="OR"
                        ),
                        name="conference_notice_has_conclusions",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("post", models.CharField(blank=True, default="", max_length=160)),
                ("unit", models.CharField(blank=True, default="", max_length=160)),
                (
                    "answer",
                    models.CharField(
                        choices=[("asked", "asked"), ("comes", "comes"), ("sends", "sends"), ("absent", "absent")],
                        default=chungtay.conferences.rules.lists.Answer["ASKED"],
                        max_length=6,
                    ),
                ),
                ("instead", models.CharField(blank=True, default="", max_length=160)),
                ("came", models.BooleanField(null=True)),
                ("fold", models.CharField(db_collation="C", max_length=300)),
                (
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegates",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "number"), name="delegate_numbered"),
                    models.UniqueConstraint(fields=("conference", "fold"), name="delegate_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="delegate_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", chungtay.conferences.rules.lists.Answer["SENDS"]),
                            ("instead", ""),
                            _connector="OR",
                        ),
                        name="delegate_sends_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("starts_at", models.TimeField()),
                ("words", models.CharField(max_length=300)),
                ("who", models.CharField(blank=True, default="", max_length=200)),
                (
                    "conference",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("conference", "position"), name="programme_item_once")],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(choices=[("asked", "asked"), ("promised", "promised")], max_length=8)),
                ("words", models.CharField(max_length=1000)),
                ("said_by", models.CharField(blank=True, default="", max_length=200)),
                ("owner", models.CharField(max_length=200)),
                ("owner_path", models.CharField(blank=True, default="", max_length=60)),
                ("due_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("sent", "sent"),
                            ("answered", "answered"),
                            ("kept", "kept"),
                            ("declined", "declined"),
                        ],
                        default=chungtay.conferences.rules.states.PromiseState["OPEN"],
                        max_length=8,
                    ),
                ),
                ("since_on", models.DateField()),
                ("search_fold", models.TextField(db_collation="C", default="")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner_path"], name="promise_by_owner", opclasses=["varchar_pattern_ops"])
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "sent", "answered", "kept", "declined"])),
                        name="promise_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("owner", ""), _negated=True)
                        ),
                        name="promise_has_an_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("sent", "sent"),
                            ("answered", "answered"),
                            ("kept", "kept"),
                            ("declined", "declined"),
                        ],
                        max_length=8,
                    ),
                ),
                ("happened_on", models.DateField()),
                ("words", models.CharField(max_length=1000)),
                ("paper", models.CharField(blank=True, default="", max_length=120)),
                ("taken_at", models.DateTimeField()),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="conferences.promise"
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="promise_step_in_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speech",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("unit", models.CharField(max_length=160)),
                ("speaker", models.CharField(blank=True, default="", max_length=160)),
                ("due_on", models.DateField(null=True)),
                ("minutes", models.PositiveSmallIntegerField(default=7)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("handed_in", "handed_in"),
                            ("spoken", "spoken"),
                            ("printed", "printed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=chungtay.conferences.rules.states.SpeechState["ASKED"],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speeches",
                        to="conferences.conference",
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
                        condition=models.Q(("state__in", ["asked", "handed_in", "spoken", "printed", "withdrawn"])),
                        name="speech_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", chungtay.conferences.rules.states.SpeechState["HANDED_IN"]), _negated=True
                            ),
                            ("file__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="speech_handed_in_has_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("unit", ""), _negated=True)
                        ),
                        name="speech_is_named",
                    ),
                ],
            },
        ),
    ]
