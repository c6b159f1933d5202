"""The reason of a second award is given or mended until the decision, each time beside what it replaced; a vote stays."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STAYS = """
CREATE TRIGGER awards_second_reason_stays BEFORE UPDATE OR DELETE ON awards_secondreason
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION awards_vote_and_reason_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.yes_count IS NOT NULL AND (NEW.yes_count, NEW.no_count) IS DISTINCT FROM (OLD.yes_count, OLD.no_count) THEN
        RAISE EXCEPTION 'awards_vote_stays' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'awards_vote_stays';
    END IF;
    IF NEW.second_words <> OLD.second_words AND (OLD.state IN ('awarded', 'failed', 'withdrawn') OR EXISTS (
        SELECT FROM awards_quota JOIN awards_awardround ON awards_awardround.id = awards_quota.round_id
        WHERE awards_quota.id = OLD.quota_id AND awards_awardround.state IN ('decided', 'handed', 'cancelled'))) THEN
        RAISE EXCEPTION 'awards_reason_is_fixed_by_the_decision'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'awards_reason_is_fixed_by_the_decision';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER awards_vote_and_reason_stay BEFORE UPDATE ON awards_nomination
    FOR EACH ROW EXECUTE FUNCTION awards_vote_and_reason_stay();
"""
BACK = """
DROP TRIGGER awards_vote_and_reason_stay ON awards_nomination;
DROP FUNCTION awards_vote_and_reason_stay();
DROP TRIGGER awards_second_reason_stays ON awards_secondreason;
"""
_STATES = ("proposed", "endorsed", "returned", "checked", "withdrawn", "passed", "failed", "awarded")


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0002_what_was_given_stays"),
        ("audit", "0002_notes_are_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("state", models.CharField(choices=[(state, state) for state in _STATES], max_length=10)),
                ("replaced", models.CharField(blank=True, default="", max_length=500)),
                ("words", models.CharField(max_length=500)),
                ("given_on", models.DateField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reasons", to="awards.nomination"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("words", models.F("replaced")), _negated=True),
                        ),
                        name="second_reason_says_something_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["checked", "endorsed", "passed", "proposed"])),
                        name="second_reason_before_the_decision",
                    ),
                ],
            },
        ),
        migrations.RunSQL(STAYS, BACK),
    ]
