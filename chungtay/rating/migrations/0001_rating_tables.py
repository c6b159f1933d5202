"""The tables of rating; steps and a confirmed year are never edited."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.rating.rules.criteria

STAYS = """
CREATE TRIGGER rating_step_stays BEFORE UPDATE OR DELETE ON rating_ratingstep
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rating_step_is_never_emptied BEFORE TRUNCATE ON rating_ratingstep
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rating_is_never_deleted BEFORE DELETE ON rating_rating FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE FUNCTION rating_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = NEW.state AND to_jsonb(OLD) <> to_jsonb(NEW) OR OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('self_rated', 'checked'), ('self_rated', 'returned'), ('returned', 'self_rated'), ('checked', 'confirmed'),
        ('checked', 'returned'), ('confirmed', 'appealed'), ('appealed', 'confirmed')) THEN
        RAISE EXCEPTION 'rating_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_moves_by_the_table';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION score_is_only_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - ARRAY['checked', 'check_words'] <> to_jsonb(NEW) - ARRAY['checked', 'check_words'] THEN
        RAISE EXCEPTION 'score_is_only_checked: what was computed and said stays'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'score_is_only_checked';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER score_is_only_checked BEFORE UPDATE ON rating_score
    FOR EACH ROW EXECUTE FUNCTION score_is_only_checked();
CREATE TRIGGER rating_moves_by_the_table BEFORE UPDATE ON rating_rating
    FOR EACH ROW EXECUTE FUNCTION rating_moves_by_the_table();
"""
STAYS_BACK = """
DROP TRIGGER rating_moves_by_the_table ON rating_rating;
DROP FUNCTION rating_moves_by_the_table();
DROP TRIGGER score_is_only_checked ON rating_score;
DROP FUNCTION score_is_only_checked();
DROP TRIGGER rating_is_never_deleted ON rating_rating;
DROP TRIGGER rating_step_is_never_emptied ON rating_ratingstep;
DROP TRIGGER rating_step_stays ON rating_ratingstep;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0002_notes_are_append_only"),
        ("clubs", "0003_membership_once_at_a_time_by_trigger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("criteria", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("self_rated", "self_rated"),
                            ("returned", "returned"),
                            ("checked", "checked"),
                            ("confirmed", "confirmed"),
                            ("appealed", "appealed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                ("computed_points", models.PositiveSmallIntegerField()),
                (
                    "band",
                    models.CharField(
                        choices=[
                            ("very_strong", "very_strong"),
                            ("strong", "strong"),
                            ("fair", "fair"),
                            ("average", "average"),
                            ("weak", "weak"),
                        ],
                        max_length=11,
                    ),
                ),
                ("against", models.CharField(blank=True, default="", max_length=60)),
                ("misuse", models.CharField(blank=True, default="", max_length=500)),
                (
                    "club",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="clubs.club",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["year", "state"], name="rating_by_year")],
                "constraints": [
                    models.UniqueConstraint(fields=("club", "year"), name="rating_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["self_rated", "returned", "checked", "confirmed", "appealed"])
                        ),
                        name="rating_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("band__in", ["very_strong", "strong", "fair", "average", "weak"])),
                        name="rating_band_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("computed_points__lte", 100), ("points__lte", 100)),
                        name="rating_points_of_a_hundred",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("against", ""), ("band", chungtay.rating.rules.criteria.Band["WEAK"]), _connector="OR"
                        ),
                        name="rating_vetoed_is_weak",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RatingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("self_rated", "self_rated"),
                            ("returned", "returned"),
                            ("checked", "checked"),
                            ("confirmed", "confirmed"),
                            ("appealed", "appealed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField()),
                ("words", models.CharField(blank=True, default="", max_length=500)),
                (
                    "rating",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="rating.rating"
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
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("criterion", models.CharField(max_length=20)),
                ("have", models.BigIntegerField()),
                ("need", models.BigIntegerField()),
                ("computed", models.PositiveSmallIntegerField()),
                ("claimed", models.PositiveSmallIntegerField()),
                ("claim_words", models.CharField(blank=True, default="", max_length=300)),
                ("checked", models.PositiveSmallIntegerField(null=True)),
                ("check_words", models.CharField(blank=True, default="", max_length=300)),
                (
                    "rating",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="rating.rating",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rating", "criterion"), name="score_once_a_criterion"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("claimed", models.F("computed")),
                            models.Q(("claim_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="score_claim_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked__isnull", True),
                            ("checked", models.F("claimed")),
                            models.Q(("check_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="score_check_says_why",
                    ),
                ]
            },
        ),
        migrations.RunSQL(STAYS, STAYS_BACK),
    ]
