"""Sets of criteria as rows: a draft is written, what was published is followed by another and never edited."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import chungtay.programme.rules
import chungtay.rating.models
import chungtay.rating.rules.criteria
import chungtay.rating.rules.sets

STAYS = """
CREATE FUNCTION criteria_set_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN
            RAISE EXCEPTION 'criteria_set_moves_by_the_table: a set begins as a draft'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_set_moves_by_the_table';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.state <> NEW.state AND (OLD.state, NEW.state) NOT IN (
        ('draft', 'published'), ('draft', 'withdrawn'), ('published', 'withdrawn')) THEN
        RAISE EXCEPTION 'criteria_set_moves_by_the_table: from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_set_moves_by_the_table';
    END IF;
    IF OLD.state <> 'draft' AND to_jsonb(OLD) - ARRAY['state', 'year_to'] <> to_jsonb(NEW) - ARRAY['state', 'year_to']
        OR OLD.state = 'withdrawn' THEN
        RAISE EXCEPTION 'criteria_set_stays: what was published is followed, never edited'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'criteria_set_stays';
    END IF;
    IF EXISTS (SELECT FROM rating_rating WHERE criteria = NEW.code AND (
        NEW.state <> 'published' OR year < NEW.year_from OR year > NEW.year_to)) THEN
        RAISE EXCEPTION 'rated_year_keeps_its_set: clubs were rated by this set'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rated_year_keeps_its_set';
    END IF;
    IF OLD.state = 'draft' AND NEW.state = 'published'
        AND (SELECT sum(points) FROM rating_criterialine WHERE criteria_set_id = NEW.id) IS DISTINCT FROM 100 THEN
        RAISE EXCEPTION 'criteria_set_has_a_hundred_points'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criteria_set_has_a_hundred_points';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER criteria_set_stays BEFORE INSERT OR UPDATE ON rating_criteriaset
    FOR EACH ROW EXECUTE FUNCTION criteria_set_stays();
CREATE TRIGGER criteria_set_is_never_deleted BEFORE DELETE ON rating_criteriaset
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER criteria_set_is_never_emptied BEFORE TRUNCATE ON rating_criteriaset
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION criterion_is_written_in_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held text;
    asked text;
BEGIN
    FOR held IN SELECT state FROM rating_criteriaset
        WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.criteria_set_id END,
                     CASE WHEN TG_OP <> 'DELETE' THEN NEW.criteria_set_id END) FOR SHARE
    LOOP
        IF held <> 'draft' THEN
            RAISE EXCEPTION 'criteria_set_stays: what was published is followed, never edited'
                USING ERRCODE = 'restrict_violation', CONSTRAINT = 'criteria_set_stays';
        END IF;
    END LOOP;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    FOREACH asked IN ARRAY ARRAY[NEW."column", NEW."of", NEW.needs] LOOP
        IF asked <> '' AND NOT EXISTS (SELECT FROM pg_attribute
            WHERE attrelid = 'figures_clubmonth'::regclass AND attname = asked AND attnum > 0 AND NOT attisdropped) THEN
            RAISE EXCEPTION 'criterion_asks_what_is_counted: % is not', asked
                USING ERRCODE = 'check_violation', CONSTRAINT = 'criterion_asks_what_is_counted';
        END IF;
    END LOOP;
    IF NEW."column" = '' THEN
        RAISE EXCEPTION 'criterion_asks_what_is_counted: nothing is asked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'criterion_asks_what_is_counted';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER criterion_is_written_in_a_draft BEFORE INSERT OR UPDATE OR DELETE ON rating_criterialine
    FOR EACH ROW EXECUTE FUNCTION criterion_is_written_in_a_draft();
CREATE TRIGGER criterion_is_never_emptied BEFORE TRUNCATE ON rating_criterialine
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
STAYS_BACK = """
DROP TRIGGER criterion_is_never_emptied ON rating_criterialine;
DROP TRIGGER criterion_is_written_in_a_draft ON rating_criterialine;
DROP FUNCTION criterion_is_written_in_a_draft();
DROP TRIGGER criteria_set_is_never_emptied ON rating_criteriaset;
DROP TRIGGER criteria_set_is_never_deleted ON rating_criteriaset;
DROP TRIGGER criteria_set_stays ON rating_criteriaset;
DROP FUNCTION criteria_set_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("rating", "0001_rating_tables"),
        ("figures", "0013_works_of_the_night"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CriteriaSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                (
                    "mark",
                    models.CharField(
                        choices=[("SOURCED", "SOURCED"), ("INFERRED", "INFERRED")],
                        default=chungtay.programme.rules.Mark["INFERRED"],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published"), ("withdrawn", "withdrawn")],
                        max_length=9,
                    ),
                ),
                ("year_from", models.PositiveSmallIntegerField(null=True)),
                ("year_to", models.PositiveSmallIntegerField(null=True)),
                ("very_strong", models.PositiveSmallIntegerField()),
                ("strong", models.PositiveSmallIntegerField()),
                ("fair", models.PositiveSmallIntegerField()),
                ("average", models.PositiveSmallIntegerField()),
                (
                    "vetoes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=11), blank=True, default=list, size=None
                    ),
                ),
                ("silent_months", models.PositiveSmallIntegerField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "based_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="rating.criteriaset",
                    ),
                ),
                (
                    "published_by",
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
                        condition=models.Q(("state__in", ["draft", "published", "withdrawn"])),
                        name="set_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["SOURCED", "INFERRED"])), name="set_mark_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("code", ""), _negated=True)
                        ),
                        name="set_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("average__gt", 0),
                            ("average__lt", models.F("fair")),
                            ("fair__lt", models.F("strong")),
                            ("strong__lt", models.F("very_strong")),
                            ("very_strong__lte", 100),
                        ),
                        name="set_bands_fall",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vetoes__contained_by", ["no_decision", "silent", "misuse"])),
                        name="set_vetoes_are_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("silent_months__gte", 1), ("silent_months__lte", 12)),
                        name="set_silence_in_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_at", None),
                                ("state", chungtay.rating.rules.sets.SetState["DRAFT"]),
                                ("year_from", None),
                                ("year_to", None),
                            ),
                            models.Q(
                                ("state", chungtay.rating.rules.sets.SetState["PUBLISHED"]),
                                ("year_from__gt", 0),
                                models.Q(("source", ""), _negated=True),
                            ),
                            ("state", chungtay.rating.rules.sets.SetState["WITHDRAWN"]),
                            _connector="OR",
                        ),
                        name="set_years_when_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_to__isnull", True), ("year_to__gte", models.F("year_from")), _connector="OR"
                        ),
                        name="set_years_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", chungtay.rating.rules.sets.SetState["PUBLISHED"])),
                        expressions=[
                            (
                                chungtay.rating.models.YearRange(
                                    "year_from",
                                    "year_to",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                                ),
                                "&&",
                            )
                        ],
                        name="set_one_a_year",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="CriteriaLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=20)),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("organisation", "organisation"),
                            ("meetings", "meetings"),
                            ("income", "income"),
                            ("health", "health"),
                            ("homecare", "homecare"),
                            ("selfhelp", "selfhelp"),
                            ("rights", "rights"),
                            ("awareness", "awareness"),
                            ("spirit", "spirit"),
                            ("resource", "resource"),
                        ],
                        max_length=12,
                    ),
                ),
                ("points", models.PositiveSmallIntegerField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("has", "has"),
                            ("count", "count"),
                            ("sum", "sum"),
                            ("months", "months"),
                            ("share", "share"),
                            ("share_of_year", "share_of_year"),
                            ("at_most", "at_most"),
                        ],
                        max_length=13,
                    ),
                ),
                ("column", models.CharField(max_length=63)),
                ("of", models.CharField(blank=True, default="", max_length=63)),
                ("needs", models.CharField(blank=True, default="", max_length=63)),
                ("least", models.BigIntegerField(default=1)),
                ("most", models.PositiveIntegerField(default=0)),
                ("per_year", models.BooleanField(default=False)),
                ("words", models.CharField(max_length=160)),
                (
                    "criteria_set",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="rating.criteriaset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("criteria_set", "code"), name="criterion_once_a_set"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "group__in",
                                [
                                    "organisation",
                                    "meetings",
                                    "income",
                                    "health",
                                    "homecare",
                                    "selfhelp",
                                    "rights",
                                    "awareness",
                                    "spirit",
                                    "resource",
                                ],
                            )
                        ),
                        name="criterion_group_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("how__in", ["has", "count", "sum", "months", "share", "share_of_year", "at_most"])
                        ),
                        name="criterion_how_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("points__gte", 1), ("points__lte", 100)), name="criterion_has_points"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="criterion_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("how__in", ["share", "share_of_year", chungtay.rating.rules.criteria.How["AT_MOST"]]),
                                models.Q(("of", ""), _negated=True),
                                models.Q(("of", models.F("column")), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "how__in",
                                        ["share", "share_of_year", chungtay.rating.rules.criteria.How["AT_MOST"]],
                                    ),
                                    _negated=True,
                                ),
                                ("of", ""),
                            ),
                            _connector="OR",
                        ),
                        name="criterion_share_is_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", chungtay.rating.rules.criteria.How["AT_MOST"]), ("most__lte", 10000)),
                            models.Q(("how__in", ["share", "share_of_year"]), ("least__gte", 1), ("least__lte", 10000)),
                            models.Q(
                                models.Q(
                                    (
                                        "how__in",
                                        ["share", "share_of_year", chungtay.rating.rules.criteria.How["AT_MOST"]],
                                    ),
                                    _negated=True,
                                ),
                                ("least__gte", 1),
                            ),
                            _connector="OR",
                        ),
                        name="criterion_level_has_sense",
                    ),
                ]
            },
        ),
        migrations.RunSQL(STAYS, STAYS_BACK),
    ]
