"""The tables of supervision."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.supervision.rules.levels
import chungtay.supervision.rules.states
import chungtay.supervision.rules.visits


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("papers", "0002_registers_are_kept"),
        ("places", "0002_map_holds_together"),
        ("records", "0001_extensions_and_file"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "club",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervision_visits",
                        to="clubs.club",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("commune", "commune"), ("province", "province"), ("country", "country")], max_length=8
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("called_off", "called_off"),
                            ("held", "held"),
                            ("signed", "signed"),
                        ],
                        default=chungtay.supervision.rules.states.VisitState["PLANNED"],
                        max_length=10,
                    ),
                ),
                ("planned_on", models.DateField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), default=list, size=None
                    ),
                ),
                ("purpose", models.CharField(blank=True, default="", max_length=500)),
                ("team", models.CharField(blank=True, default="", max_length=500)),
                ("planned_at", models.DateTimeField()),
                (
                    "planned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("off_words", models.CharField(blank=True, default="", max_length=500)),
                ("version", models.PositiveIntegerField(default=0)),
                ("visited_on", models.DateField(null=True)),
                ("met", models.CharField(blank=True, default="", max_length=1000)),
                ("met_count", models.PositiveSmallIntegerField(default=0)),
                ("is_at_meeting", models.BooleanField(default=False)),
                ("counted_vnd", models.PositiveBigIntegerField(null=True)),
                ("ledger_vnd", models.BigIntegerField(null=True)),
                ("cash_words", models.CharField(blank=True, default="", max_length=500)),
                ("care_people_count", models.PositiveSmallIntegerField(null=True)),
                ("care_visit_count", models.PositiveSmallIntegerField(null=True)),
                ("conclusion", models.CharField(blank=True, default="", max_length=3000)),
                ("club_words", models.CharField(blank=True, default="", max_length=1000)),
                ("signed_on", models.DateField(null=True)),
                ("signed_for_club", models.CharField(blank=True, default="", max_length=160)),
                (
                    "paper",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.outgoingpaper",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["club", "-planned_on"], name="supervision_visit_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", chungtay.supervision.rules.states.VisitState["PLANNED"])),
                        fields=("club", "level", "planned_on"),
                        name="supervision_visit_planned_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "called_off", "held", "signed"])),
                        name="supervision_visit_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["commune", "province", "country"])),
                        name="supervision_visit_is_of_an_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reasons__contained_by", ["silent", "cash", "overdue", "attendance", "new_board", "late"])
                        ),
                        name="supervision_visit_reasons_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        chungtay.supervision.rules.states.VisitState["HELD"],
                                        chungtay.supervision.rules.states.VisitState["SIGNED"],
                                    ],
                                ),
                                ("visited_on__isnull", False),
                            ),
                            models.Q(
                                ("visited_on__isnull", True),
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            chungtay.supervision.rules.states.VisitState["HELD"],
                                            chungtay.supervision.rules.states.VisitState["SIGNED"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="supervision_visit_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", chungtay.supervision.rules.states.VisitState["CALLED_OFF"]), _negated=True
                            ),
                            models.Q(("off_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="supervision_visit_called_off_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_on__gte", models.F("visited_on")),
                                ("state", chungtay.supervision.rules.states.VisitState["SIGNED"]),
                            ),
                            models.Q(
                                ("signed_on__isnull", True),
                                models.Q(
                                    ("state", chungtay.supervision.rules.states.VisitState["SIGNED"]), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="supervision_visit_signed_on_its_day_or_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.supervision.rules.states.VisitState["SIGNED"]), _negated=True),
                            models.Q(
                                models.Q(("team", ""), _negated=True),
                                models.Q(("met", ""), _negated=True),
                                models.Q(("conclusion", ""), _negated=True),
                                models.Q(("signed_for_club", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="supervision_visit_signed_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.supervision.rules.states.VisitState["SIGNED"]), _negated=True),
                            models.Q(("cash_words", ""), _negated=True),
                            models.Q(("counted_vnd__isnull", False), ("ledger_vnd__isnull", True)),
                            ("counted_vnd", models.F("ledger_vnd")),
                            _connector="OR",
                        ),
                        name="supervision_visit_signed_explains_cash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paper__isnull", True),
                            ("state", chungtay.supervision.rules.states.VisitState["SIGNED"]),
                            _connector="OR",
                        ),
                        name="supervision_visit_numbered_once_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.visit",
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("board", "board"),
                            ("meetings", "meetings"),
                            ("income", "income"),
                            ("health", "health"),
                            ("homecare", "homecare"),
                            ("selfhelp", "selfhelp"),
                            ("rights", "rights"),
                            ("awareness", "awareness"),
                            ("spirit", "spirit"),
                            ("resource", "resource"),
                            ("book_members", "book_members"),
                            ("book_minutes", "book_minutes"),
                            ("book_cash", "book_cash"),
                            ("book_loans", "book_loans"),
                            ("book_gifts", "book_gifts"),
                            ("book_care", "book_care"),
                            ("book_rights", "book_rights"),
                            ("book_things", "book_things"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("unseen", "unseen"), ("good", "good"), ("fair", "fair"), ("lacking", "lacking")],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=500)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "item"), name="visit_line_once_an_item"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                [
                                    "board",
                                    "meetings",
                                    "income",
                                    "health",
                                    "homecare",
                                    "selfhelp",
                                    "rights",
                                    "awareness",
                                    "spirit",
                                    "resource",
                                    "book_members",
                                    "book_minutes",
                                    "book_cash",
                                    "book_loans",
                                    "book_gifts",
                                    "book_care",
                                    "book_rights",
                                    "book_things",
                                ],
                            )
                        ),
                        name="visit_line_item_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["unseen", "good", "fair", "lacking"])),
                        name="visit_line_verdict_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", chungtay.supervision.rules.visits.Verdict["LACKING"]), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="visit_line_lacking_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="supervision.visit"
                    ),
                ),
                ("kind", models.CharField(choices=[("strength", "strength"), ("lack", "lack")], max_length=8)),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("board", "board"),
                            ("meetings", "meetings"),
                            ("income", "income"),
                            ("health", "health"),
                            ("homecare", "homecare"),
                            ("selfhelp", "selfhelp"),
                            ("rights", "rights"),
                            ("awareness", "awareness"),
                            ("spirit", "spirit"),
                            ("resource", "resource"),
                            ("book_members", "book_members"),
                            ("book_minutes", "book_minutes"),
                            ("book_cash", "book_cash"),
                            ("book_loans", "book_loans"),
                            ("book_gifts", "book_gifts"),
                            ("book_care", "book_care"),
                            ("book_rights", "book_rights"),
                            ("book_things", "book_things"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                ("struck_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="finding_has_words"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["strength", "lack"])), name="finding_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                [
                                    "board",
                                    "meetings",
                                    "income",
                                    "health",
                                    "homecare",
                                    "selfhelp",
                                    "rights",
                                    "awareness",
                                    "spirit",
                                    "resource",
                                    "book_members",
                                    "book_minutes",
                                    "book_cash",
                                    "book_loans",
                                    "book_gifts",
                                    "book_care",
                                    "book_rights",
                                    "book_things",
                                ],
                            )
                        ),
                        name="finding_item_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="supervision.visit",
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("board", "board"),
                            ("meetings", "meetings"),
                            ("income", "income"),
                            ("health", "health"),
                            ("homecare", "homecare"),
                            ("selfhelp", "selfhelp"),
                            ("rights", "rights"),
                            ("awareness", "awareness"),
                            ("spirit", "spirit"),
                            ("resource", "resource"),
                            ("book_members", "book_members"),
                            ("book_minutes", "book_minutes"),
                            ("book_cash", "book_cash"),
                            ("book_loans", "book_loans"),
                            ("book_gifts", "book_gifts"),
                            ("book_care", "book_care"),
                            ("book_rights", "book_rights"),
                            ("book_things", "book_things"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.CharField(max_length=1000)),
                (
                    "owner",
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
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("struck", "struck"),
                            ("open", "open"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=chungtay.supervision.rules.states.RecommendationState["DRAFT"],
                        max_length=9,
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["state", "due_on"], name="recommendation_by_deadline")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="recommendation_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                [
                                    "board",
                                    "meetings",
                                    "income",
                                    "health",
                                    "homecare",
                                    "selfhelp",
                                    "rights",
                                    "awareness",
                                    "spirit",
                                    "resource",
                                    "book_members",
                                    "book_minutes",
                                    "book_cash",
                                    "book_loans",
                                    "book_gifts",
                                    "book_care",
                                    "book_rights",
                                    "book_things",
                                ],
                            )
                        ),
                        name="recommendation_item_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner__in", ["club", "commune", "province", "country"])),
                        name="recommendation_owner_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "struck", "open", "answered", "closed", "withdrawn"])
                        ),
                        name="recommendation_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                (
                                    "state__in",
                                    [
                                        chungtay.supervision.rules.states.RecommendationState["CLOSED"],
                                        chungtay.supervision.rules.states.RecommendationState["WITHDRAWN"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("ended_on__isnull", True),
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            chungtay.supervision.rules.states.RecommendationState["CLOSED"],
                                            chungtay.supervision.rules.states.RecommendationState["WITHDRAWN"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="recommendation_ends_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="supervision.recommendation",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("struck", "struck"),
                            ("open", "open"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("due_on", models.DateField()),
                ("taken_at", models.DateTimeField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
            ],
        ),
        migrations.CreateModel(
            name="VisitPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="supervision.visit"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("visit", "file"), name="visit_photo_once")],
            },
        ),
        migrations.CreateModel(
            name="Difficulty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "club",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="difficulties",
                        to="clubs.club",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="difficulties",
                        to="places.area",
                    ),
                ),
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
                (
                    "at",
                    models.CharField(
                        choices=[("commune", "commune"), ("province", "province"), ("country", "country")], max_length=8
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("capital", "capital"),
                            ("place", "place"),
                            ("members", "members"),
                            ("board", "board"),
                            ("training", "training"),
                            ("books", "books"),
                            ("health", "health"),
                            ("rights", "rights"),
                            ("authority", "authority"),
                            ("organisation", "organisation"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("about", models.CharField(max_length=160)),
                ("words", models.CharField(max_length=2000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "raised"),
                            ("passed_up", "passed_up"),
                            ("answered", "answered"),
                            ("unsettled", "unsettled"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=chungtay.supervision.rules.states.DifficultyState["RAISED"],
                        max_length=9,
                    ),
                ),
                ("raised_on", models.DateField()),
                ("due_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["at", "state", "due_on"], name="difficulty_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("area__isnull", True),
                                ("club__isnull", False),
                                ("level", chungtay.supervision.rules.levels.Level["CLUB"]),
                            ),
                            models.Q(
                                ("area__isnull", False),
                                ("club__isnull", True),
                                (
                                    "level__in",
                                    [
                                        chungtay.supervision.rules.levels.Level["COMMUNE"],
                                        chungtay.supervision.rules.levels.Level["PROVINCE"],
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="difficulty_is_of_one_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("at__in", ["commune", "province", "country"]),
                                ("level", chungtay.supervision.rules.levels.Level["CLUB"]),
                            ),
                            models.Q(
                                (
                                    "at__in",
                                    [
                                        chungtay.supervision.rules.levels.Level["PROVINCE"],
                                        chungtay.supervision.rules.levels.Level["COUNTRY"],
                                    ],
                                ),
                                ("level", chungtay.supervision.rules.levels.Level["COMMUNE"]),
                            ),
                            models.Q(
                                ("at", chungtay.supervision.rules.levels.Level["COUNTRY"]),
                                ("level", chungtay.supervision.rules.levels.Level["PROVINCE"]),
                            ),
                            _connector="OR",
                        ),
                        name="difficulty_stands_above_who_raised_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["raised", "passed_up", "answered", "unsettled", "closed", "withdrawn"])
                        ),
                        name="difficulty_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "subject__in",
                                [
                                    "capital",
                                    "place",
                                    "members",
                                    "board",
                                    "training",
                                    "books",
                                    "health",
                                    "rights",
                                    "authority",
                                    "organisation",
                                    "other",
                                ],
                            )
                        ),
                        name="difficulty_subject_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="difficulty_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("raised_on"))),
                        name="difficulty_is_answered_after_it_is_raised",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                (
                                    "state__in",
                                    [
                                        chungtay.supervision.rules.states.DifficultyState["CLOSED"],
                                        chungtay.supervision.rules.states.DifficultyState["WITHDRAWN"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("ended_on__isnull", True),
                                models.Q(
                                    (
                                        "state__in",
                                        [
                                            chungtay.supervision.rules.states.DifficultyState["CLOSED"],
                                            chungtay.supervision.rules.states.DifficultyState["WITHDRAWN"],
                                        ],
                                    ),
                                    _negated=True,
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="difficulty_ends_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DifficultyStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "difficulty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="supervision.difficulty"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "raised"),
                            ("passed_up", "passed_up"),
                            ("answered", "answered"),
                            ("unsettled", "unsettled"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "at",
                    models.CharField(
                        choices=[("commune", "commune"), ("province", "province"), ("country", "country")], max_length=8
                    ),
                ),
                ("due_on", models.DateField()),
                ("taken_at", models.DateTimeField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=2000)),
            ],
        ),
    ]
