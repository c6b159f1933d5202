"""A supervisor who reads the book on the club's phone is written down, and stays."""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import chungtay.care.rules.kinds

STAYS = """
CREATE TRIGGER supervisor_look_stays BEFORE UPDATE ON care_supervisorlook FOR EACH ROW EXECUTE FUNCTION care_stays();
CREATE TRIGGER supervisor_look_is_never_deleted BEFORE DELETE ON care_supervisorlook
    FOR EACH ROW EXECUTE FUNCTION care_stays();
CREATE TRIGGER supervisor_look_is_never_emptied BEFORE TRUNCATE ON care_supervisorlook
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
STAYS_BACK = """
DROP TRIGGER supervisor_look_is_never_emptied ON care_supervisorlook;
DROP TRIGGER supervisor_look_is_never_deleted ON care_supervisorlook;
DROP TRIGGER supervisor_look_stays ON care_supervisorlook;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("care", "0004_cases_hold"),
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupervisorLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("office", models.CharField(max_length=160)),
                ("begun_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="reading",
            name="reading_what_is_known",
        ),
        migrations.AlterField(
            model_name="reading",
            name="what",
            field=models.CharField(
                choices=[
                    ("list", "list"),
                    ("folder", "folder"),
                    ("visit", "visit"),
                    ("book", "book"),
                    ("taken", "taken"),
                    ("case", "case"),
                    ("paper", "paper"),
                    ("export", "export"),
                    ("shown", "shown"),
                ],
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="supervisorlook",
            name="club",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="supervisor_looks", to="clubs.club"
            ),
        ),
        migrations.AddField(
            model_name="supervisorlook",
            name="shown_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reading",
            name="supervisor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="care.supervisorlook",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("what__in", ["list", "folder", "visit", "book", "taken", "case", "paper", "export", "shown"])
                ),
                name="reading_what_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("supervisor__isnull", False), ("what", chungtay.care.rules.kinds.Looked["SHOWN"])),
                    models.Q(
                        models.Q(("what", chungtay.care.rules.kinds.Looked["SHOWN"]), _negated=True),
                        ("supervisor__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="reading_shown_to_a_supervisor",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisorlook",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("office", ""), _negated=True)),
                name="supervisor_look_names_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisorlook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_at__gt", models.F("begun_at")),
                    (
                        "ends_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("begun_at"), "+", models.Value(datetime.timedelta(seconds=3600))
                        ),
                    ),
                ),
                name="supervisor_look_is_short",
            ),
        ),
        migrations.RunSQL(STAYS, STAYS_BACK),
    ]
