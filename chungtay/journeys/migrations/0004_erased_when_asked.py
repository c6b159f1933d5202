"""A person's data erased as they ask: a line that says how much, never what; it stays."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import chungtay.people.rules

STAYS = """
CREATE TRIGGER erasure_stays BEFORE UPDATE OR DELETE ON journeys_erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erasure_is_never_emptied BEFORE TRUNCATE ON journeys_erasure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
STAYS_BACK = """
DROP TRIGGER erasure_is_never_emptied ON journeys_erasure;
DROP TRIGGER erasure_stays ON journeys_erasure;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        ("journeys", "0003_posts_are_handed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[("signed", "signed"), ("spoken", "spoken"), ("representative", "representative")],
                        default="",
                        max_length=14,
                    ),
                ),
                ("witness", models.CharField(blank=True, default="", max_length=120)),
                ("representative", models.CharField(blank=True, default="", max_length=120)),
                ("done_at", models.DateTimeField()),
                ("done_by_id", models.BigIntegerField(null=True)),
                ("consent_count", models.PositiveIntegerField()),
                ("health_count", models.PositiveIntegerField()),
                ("care_count", models.PositiveIntegerField()),
                ("right_count", models.PositiveIntegerField()),
                ("is_contact_erased", models.BooleanField()),
                ("is_name_erased", models.BooleanField()),
                (
                    "kept",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="erasures", to="clubs.membership"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("how", chungtay.people.rules.HowTaken["SPOKEN"]), _negated=True),
                                models.Q(("how", chungtay.people.rules.HowTaken["REPRESENTATIVE"]), _negated=True),
                            ),
                            models.Q(
                                ("how", chungtay.people.rules.HowTaken["SPOKEN"]),
                                models.Q(("witness", ""), _negated=True),
                            ),
                            models.Q(
                                ("how", chungtay.people.rules.HowTaken["REPRESENTATIVE"]),
                                models.Q(("representative", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_can_be_proved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept__contained_by", ["money", "post", "member", "elsewhere"])),
                        name="erasure_reasons_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_name_erased", False), ("is_contact_erased", True), _connector="OR"),
                        name="erasure_of_the_name_takes_the_rest",
                    ),
                ],
            },
        ),
        migrations.RunSQL(STAYS, STAYS_BACK),
    ]
