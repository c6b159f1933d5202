"""The tables of commendation."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import chungtay.awards.rules.kinds
import chungtay.awards.rules.states


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("papers", "0002_registers_are_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300)),
                (
                    "occasion",
                    models.CharField(
                        choices=[("regular", "regular"), ("topic", "topic"), ("sudden", "sudden")], max_length=8
                    ),
                ),
                ("issuer_side", models.CharField(choices=[("inside", "inside"), ("outside", "outside")], max_length=8)),
                ("issuer", models.CharField(max_length=200)),
                ("merit_from", models.DateField()),
                ("merit_to", models.DateField()),
                ("due_on", models.DateField()),
                ("quorum_percent", models.PositiveSmallIntegerField(default=66)),
                ("pass_percent", models.PositiveSmallIntegerField(default=51)),
                ("about", models.TextField(blank=True, default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("open", "open"),
                            ("review", "review"),
                            ("voted", "voted"),
                            ("decided", "decided"),
                            ("handed", "handed"),
                            ("cancelled", "cancelled"),
                        ],
                        default=chungtay.awards.rules.states.RoundState["PLANNED"],
                        max_length=10,
                    ),
                ),
                ("state_words", models.CharField(blank=True, default="", max_length=500)),
                ("handed_on", models.DateField(null=True)),
                ("search_fold", models.TextField(db_collation="C", default="")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["path"], name="award_round_by_path", opclasses=["varchar_pattern_ops"])
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "open", "review", "voted", "decided", "handed", "cancelled"])
                        ),
                        name="award_round_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("issuer", ""), _negated=True)
                        ),
                        name="award_round_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merit_to__gte", models.F("merit_from"))), name="award_round_merit_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pass_percent__gte", 50),
                            ("quorum_percent__gte", 50),
                            ("quorum_percent__lte", 100),
                            ("pass_percent__lte", 100),
                        ),
                        name="award_round_shares_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.awards.rules.states.RoundState["CANCELLED"]), _negated=True),
                            models.Q(("state_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="award_round_cancelled_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", chungtay.awards.rules.states.RoundState["HANDED"]), _negated=True),
                            ("handed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="award_round_handed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ky_niem_chuong", "ky_niem_chuong"),
                            ("co_thi_dua", "co_thi_dua"),
                            ("bang_khen", "bang_khen"),
                            ("giay_khen", "giay_khen"),
                            ("thu_khen", "thu_khen"),
                            ("giay_chung_nhan", "giay_chung_nhan"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("club", "club"),
                            ("member", "member"),
                            ("unit", "unit"),
                            ("person", "person"),
                            ("body", "body"),
                        ],
                        max_length=8,
                    ),
                ),
                ("count", models.PositiveSmallIntegerField()),
                ("per_unit", models.PositiveSmallIntegerField(null=True)),
                ("money_vnd", models.PositiveBigIntegerField(default=0)),
                ("money_source", models.CharField(blank=True, default="", max_length=200)),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="awards.awardround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "kind", "awardee"), name="quota_once_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("awardee__in", ["club", "member", "unit", "person", "body"]),
                            (
                                "kind__in",
                                [
                                    "ky_niem_chuong",
                                    "co_thi_dua",
                                    "bang_khen",
                                    "giay_khen",
                                    "thu_khen",
                                    "giay_chung_nhan",
                                ],
                            ),
                        ),
                        name="quota_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("count__gte", 1),
                            models.Q(
                                ("per_unit__isnull", True),
                                models.Q(("per_unit__gte", 1), ("per_unit__lte", models.F("count"))),
                                _connector="OR",
                            ),
                        ),
                        name="quota_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("money_vnd", 0), models.Q(("money_source", ""), _negated=True), _connector="OR"
                        ),
                        name="quota_money_has_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "quota",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="awards.quota",
                    ),
                ),
                ("unit_path", models.CharField(max_length=60)),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("club", "club"),
                            ("member", "member"),
                            ("unit", "unit"),
                            ("person", "person"),
                            ("body", "body"),
                        ],
                        max_length=8,
                    ),
                ),
                ("who", models.CharField(max_length=200)),
                ("awardee_path", models.CharField(blank=True, default="", max_length=60)),
                ("name", models.CharField(max_length=160)),
                ("post", models.CharField(blank=True, default="", max_length=160)),
                ("unit", models.CharField(blank=True, default="", max_length=200)),
                ("merit", models.CharField(max_length=300)),
                ("report", models.TextField()),
                ("figures", models.JSONField(default=list)),
                ("second_words", models.CharField(blank=True, default="", max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("endorsed", "endorsed"),
                            ("returned", "returned"),
                            ("checked", "checked"),
                            ("withdrawn", "withdrawn"),
                            ("passed", "passed"),
                            ("failed", "failed"),
                            ("awarded", "awarded"),
                        ],
                        default=chungtay.awards.rules.states.NominationState["PROPOSED"],
                        max_length=10,
                    ),
                ),
                ("since_on", models.DateField()),
                ("yes_count", models.PositiveSmallIntegerField(null=True)),
                ("no_count", models.PositiveSmallIntegerField(null=True)),
                ("search_fold", models.TextField(db_collation="C", default="")),
                (
                    "club",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="clubs.club",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="clubs.membership",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit_path"], name="nomination_by_unit", opclasses=["varchar_pattern_ops"]),
                    models.Index(fields=["quota", "state"], name="nomination_by_quota"),
                    models.Index(fields=["who"], name="nomination_by_who"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "endorsed",
                                    "returned",
                                    "checked",
                                    "withdrawn",
                                    "passed",
                                    "failed",
                                    "awarded",
                                ],
                            )
                        ),
                        name="nomination_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    chungtay.awards.rules.states.NominationState["AWARDED"],
                                    chungtay.awards.rules.states.NominationState["CHECKED"],
                                    chungtay.awards.rules.states.NominationState["ENDORSED"],
                                    chungtay.awards.rules.states.NominationState["PASSED"],
                                    chungtay.awards.rules.states.NominationState["PROPOSED"],
                                    chungtay.awards.rules.states.NominationState["RETURNED"],
                                ],
                            )
                        ),
                        fields=("quota", "who"),
                        name="nomination_once_while_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["CLUB"]),
                                ("club__isnull", False),
                                ("membership__isnull", True),
                            ),
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["MEMBER"]),
                                ("club__isnull", False),
                                ("membership__isnull", False),
                            ),
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["UNIT"]),
                                ("club__isnull", True),
                                ("membership__isnull", True),
                                models.Q(("awardee_path", ""), _negated=True),
                            ),
                            models.Q(
                                ("awardee__in", ["body", "person"]),
                                ("awardee_path", ""),
                                ("club__isnull", True),
                                ("membership__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="nomination_says_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("merit", ""), _negated=True),
                            models.Q(("report", ""), _negated=True),
                            models.Q(("who", ""), _negated=True),
                        ),
                        name="nomination_is_worded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "state__in",
                                    [
                                        chungtay.awards.rules.states.NominationState["PASSED"],
                                        chungtay.awards.rules.states.NominationState["FAILED"],
                                        chungtay.awards.rules.states.NominationState["AWARDED"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(("no_count__isnull", False), ("yes_count__isnull", False)),
                            _connector="OR",
                        ),
                        name="nomination_passed_by_votes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("endorsed", "endorsed"),
                            ("returned", "returned"),
                            ("checked", "checked"),
                            ("withdrawn", "withdrawn"),
                            ("passed", "passed"),
                            ("failed", "failed"),
                            ("awarded", "awarded"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=1000)),
                ("happened_on", models.DateField()),
                ("taken_at", models.DateTimeField()),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="awards.nomination"
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
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("held_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("chair", models.CharField(max_length=120)),
                ("secretary", models.CharField(max_length=120)),
                ("present_names", models.TextField(blank=True, default="")),
                ("opinions", models.TextField(blank=True, default="")),
                ("member_count", models.PositiveIntegerField()),
                ("present_count", models.PositiveIntegerField()),
                ("quorum_percent", models.PositiveSmallIntegerField()),
                ("pass_percent", models.PositiveSmallIntegerField()),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sitting", to="awards.awardround"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("present_count__gte", 1), ("present_count__lte", models.F("member_count"))),
                        name="sitting_has_people",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.GreaterThanOrEqual(
                            django.db.models.expressions.CombinedExpression(
                                models.F("present_count"), "*", models.Value(100)
                            ),
                            django.db.models.expressions.CombinedExpression(
                                models.F("member_count"), "*", models.F("quorum_percent")
                            ),
                        ),
                        name="sitting_has_quorum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("place", ""), _negated=True),
                            models.Q(("chair", ""), _negated=True),
                            models.Q(("secretary", ""), _negated=True),
                        ),
                        name="sitting_has_chair_and_secretary",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("issuer_side", models.CharField(choices=[("inside", "inside"), ("outside", "outside")], max_length=8)),
                ("issuer", models.CharField(max_length=200)),
                (
                    "occasion",
                    models.CharField(
                        choices=[("regular", "regular"), ("topic", "topic"), ("sudden", "sudden")], max_length=8
                    ),
                ),
                ("written_number", models.CharField(max_length=80)),
                ("signed_on", models.DateField()),
                ("signer_title", models.CharField(blank=True, default="", max_length=120)),
                ("signer_name", models.CharField(blank=True, default="", max_length=120)),
                ("place", models.CharField(blank=True, default="", max_length=80)),
                ("merit_from", models.DateField()),
                ("merit_to", models.DateField()),
                (
                    "paper",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.outgoingpaper",
                    ),
                ),
                (
                    "sitting",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="awards.sitting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issuer_side", chungtay.awards.rules.kinds.Issuer["INSIDE"]),
                                ("paper__isnull", False),
                                ("sitting__isnull", False),
                            ),
                            models.Q(
                                ("issuer_side", chungtay.awards.rules.kinds.Issuer["OUTSIDE"]), ("paper__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="award_decision_after_the_vote",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("written_number", ""), _negated=True), models.Q(("issuer", ""), _negated=True)
                        ),
                        name="award_decision_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merit_to__gte", models.F("merit_from"))),
                        name="award_decision_merit_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("path", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ky_niem_chuong", "ky_niem_chuong"),
                            ("co_thi_dua", "co_thi_dua"),
                            ("bang_khen", "bang_khen"),
                            ("giay_khen", "giay_khen"),
                            ("thu_khen", "thu_khen"),
                            ("giay_chung_nhan", "giay_chung_nhan"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "awardee",
                    models.CharField(
                        choices=[
                            ("club", "club"),
                            ("member", "member"),
                            ("unit", "unit"),
                            ("person", "person"),
                            ("body", "body"),
                        ],
                        max_length=8,
                    ),
                ),
                ("who", models.CharField(max_length=200)),
                ("awardee_path", models.CharField(blank=True, default="", max_length=60)),
                ("name", models.CharField(max_length=160)),
                ("post", models.CharField(blank=True, default="", max_length=160)),
                ("unit", models.CharField(blank=True, default="", max_length=200)),
                ("merit", models.CharField(max_length=300)),
                ("money_vnd", models.PositiveBigIntegerField(default=0)),
                ("money_source", models.CharField(blank=True, default="", max_length=200)),
                ("second_words", models.CharField(blank=True, default="", max_length=500)),
                ("sort_key", models.CharField(db_collation="C", max_length=400)),
                ("search_fold", models.TextField(db_collation="C", default="")),
                ("revoked_on", models.DateField(null=True)),
                ("revoked_words", models.CharField(blank=True, default="", max_length=500)),
                (
                    "club",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="clubs.club",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="awards.awarddecision",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="clubs.membership",
                    ),
                ),
                (
                    "nomination",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="awards.nomination",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["path"], name="certificate_by_path", opclasses=["varchar_pattern_ops"]),
                    models.Index(fields=["who"], name="certificate_by_who"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("path", "year", "number"), name="certificate_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("awardee__in", ["club", "member", "unit", "person", "body"]),
                            (
                                "kind__in",
                                [
                                    "ky_niem_chuong",
                                    "co_thi_dua",
                                    "bang_khen",
                                    "giay_khen",
                                    "thu_khen",
                                    "giay_chung_nhan",
                                ],
                            ),
                        ),
                        name="certificate_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["CLUB"]),
                                ("club__isnull", False),
                                ("membership__isnull", True),
                            ),
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["MEMBER"]),
                                ("club__isnull", False),
                                ("membership__isnull", False),
                            ),
                            models.Q(
                                ("awardee", chungtay.awards.rules.kinds.AwardeeKind["UNIT"]),
                                ("club__isnull", True),
                                ("membership__isnull", True),
                                models.Q(("awardee_path", ""), _negated=True),
                            ),
                            models.Q(
                                ("awardee__in", ["body", "person"]),
                                ("awardee_path", ""),
                                ("club__isnull", True),
                                ("membership__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="certificate_says_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("merit", ""), _negated=True),
                            models.Q(("who", ""), _negated=True),
                        ),
                        name="certificate_is_worded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("money_vnd", 0), models.Q(("money_source", ""), _negated=True), _connector="OR"
                        ),
                        name="certificate_money_has_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_on__isnull", True), ("revoked_words", "")),
                            models.Q(("revoked_on__isnull", False), models.Q(("revoked_words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="certificate_revoked_with_reason",
                    ),
                ],
            },
        ),
    ]
