"""The tables of the administrative map, hamlets and yearly facts."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import chungtay.places.rules
import chungtay.records.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("records", "0001_extensions_and_file")]

    operations = [
        migrations.CreateModel(
            name="MapLoad",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("digest", models.CharField(max_length=64)),
                ("changed_count", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=5)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tinh", "tinh"),
                            ("thanh_pho", "thanh_pho"),
                            ("quan", "quan"),
                            ("huyen", "huyen"),
                            ("thi_xa", "thi_xa"),
                            ("xa", "xa"),
                            ("phuong", "phuong"),
                            ("thi_tran", "thi_tran"),
                            ("dac_khu", "dac_khu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("full_name", models.CharField(max_length=140)),
                ("name_en", models.CharField(blank=True, default="", max_length=120)),
                ("path", models.CharField(blank=True, default="", max_length=60)),
                ("sort_key", models.CharField(db_collation="C", max_length=240)),
                ("name_fold", models.CharField(db_collation="C", max_length=140)),
                ("search_line", models.CharField(blank=True, db_collation="C", default="", max_length=400)),
                ("name_source", models.CharField(blank=True, default="", max_length=300)),
                ("region", models.CharField(blank=True, default="", max_length=60)),
                ("legal_source", models.CharField(blank=True, default="", max_length=120)),
                ("area_km2", models.FloatField(null=True)),
                ("population", models.PositiveIntegerField(null=True)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="places.area",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.area"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AreaName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tinh", "tinh"),
                            ("thanh_pho", "thanh_pho"),
                            ("quan", "quan"),
                            ("huyen", "huyen"),
                            ("thi_xa", "thi_xa"),
                            ("xa", "xa"),
                            ("phuong", "phuong"),
                            ("thi_tran", "thi_tran"),
                            ("dac_khu", "dac_khu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("full_name", models.CharField(max_length=140)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="places.area"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="area_name_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("area", "="),
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="area_name_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["tinh", "thanh_pho", "quan", "huyen", "thi_xa", "xa", "phuong", "thi_tran", "dac_khu"],
                            )
                        ),
                        name="area_name_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="area_name_has_source"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="CommuneFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("older_count", models.PositiveIntegerField(null=True)),
                ("older_women_count", models.PositiveIntegerField(null=True)),
                ("association_member_count", models.PositiveIntegerField(null=True)),
                ("chapter_count", models.PositiveIntegerField(null=True)),
                ("has_care_fund", models.BooleanField(null=True)),
                ("source", models.CharField(max_length=300)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="places.area"
                    ),
                ),
                (
                    "superseded_by",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="places.communefact",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_by__isnull", True)),
                        fields=("area", "year"),
                        name="commune_fact_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("older_women_count__isnull", True),
                            ("older_count__isnull", True),
                            ("older_women_count__lte", models.F("older_count")),
                            _connector="OR",
                        ),
                        name="commune_fact_women_within_older",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="commune_fact_has_source"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Hamlet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("thon", "thon"),
                            ("ban", "ban"),
                            ("buon", "buon"),
                            ("lang", "lang"),
                            ("plei", "plei"),
                            ("ap", "ap"),
                            ("khom", "khom"),
                            ("xom", "xom"),
                            ("tieu_khu", "tieu_khu"),
                            ("khu", "khu"),
                            ("khu_pho", "khu_pho"),
                            ("khoi_pho", "khoi_pho"),
                            ("to_dan_pho", "to_dan_pho"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("sort_key", models.CharField(db_collation="C", max_length=240)),
                ("name_fold", models.CharField(db_collation="C", max_length=140)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hamlets", to="places.area"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["area", "sort_key"], name="hamlet_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="hamlet_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("area", "="),
                            ("kind", "="),
                            ("name", "="),
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="hamlet_name_once_per_commune",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "thon",
                                    "ban",
                                    "buon",
                                    "lang",
                                    "plei",
                                    "ap",
                                    "khom",
                                    "xom",
                                    "tieu_khu",
                                    "khu",
                                    "khu_pho",
                                    "khoi_pho",
                                    "to_dan_pho",
                                    "other",
                                ],
                            )
                        ),
                        name="hamlet_kind_is_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="hamlet_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HamletSuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField()),
                ("is_whole", models.BooleanField(default=True)),
                ("source", models.CharField(max_length=300)),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="predecessions", to="places.hamlet"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="places.hamlet"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("old", "new"), name="hamlet_succession_once"),
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True),
                        name="hamlet_succession_leads_elsewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="hamlet_succession_has_source"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Map",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="map_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            )
                        ],
                        name="map_one_in_force_at_a_time",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="area",
            name="map",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="places.map"),
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tinh", "tinh"),
                            ("thanh_pho", "thanh_pho"),
                            ("quan", "quan"),
                            ("huyen", "huyen"),
                            ("thi_xa", "thi_xa"),
                            ("xa", "xa"),
                            ("phuong", "phuong"),
                            ("thi_tran", "thi_tran"),
                            ("dac_khu", "dac_khu"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("full_name", models.CharField(max_length=140)),
                ("resolution", models.CharField(max_length=120)),
                ("issued_on", models.DateField()),
                ("effective_on", models.DateField(null=True)),
                ("sources_agreeing", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("confirmed", "confirmed"), ("declined", "declined")], max_length=10
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposed_changes", to="places.area"
                    ),
                ),
                (
                    "area_name",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed_as",
                        to="places.areaname",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("area", "resolution"), name="proposed_change_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "confirmed", "declined"])),
                        name="proposed_change_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("area_name__isnull", False), ("state", chungtay.places.rules.ChangeState["CONFIRMED"])
                            ),
                            models.Q(
                                models.Q(("state", chungtay.places.rules.ChangeState["CONFIRMED"]), _negated=True),
                                ("area_name__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="proposed_change_confirmed_has_name",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField()),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("full", "full"),
                            ("part", "part"),
                            ("part_area", "part_area"),
                            ("part_area_all_pop", "part_area_all_pop"),
                            ("part_pop", "part_pop"),
                            ("all_area", "all_area"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_default", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="predecessions", to="places.area"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="places.area"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("old", "new"), name="succession_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("old",), name="succession_has_one_default"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True), name="succession_leads_elsewhere"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extent__in", ["full", "part", "part_area", "part_area_all_pop", "part_pop", "all_area"])
                        ),
                        name="succession_extent_is_known",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Terrain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, default="", max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plain", "plain"),
                            ("mountain", "mountain"),
                            ("border", "border"),
                            ("island", "island"),
                            ("specially_difficult", "specially_difficult"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terrains", to="places.area"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="terrain_period_in_order",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("area", "="),
                            ("kind", "="),
                            (
                                chungtay.records.models.DateRange(
                                    "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                                ),
                                "&&",
                            ),
                        ],
                        name="terrain_kind_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["plain", "mountain", "border", "island", "specially_difficult"])
                        ),
                        name="terrain_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="terrain_has_source"
                    ),
                ]
            },
        ),
        migrations.AddIndex(
            model_name="area",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_line"], name="area_by_search_line", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="area",
            index=models.Index(fields=["map", "level", "sort_key"], name="area_in_order"),
        ),
        migrations.AddIndex(
            model_name="area",
            index=models.Index(fields=["name_fold"], name="area_by_fold", opclasses=["text_pattern_ops"]),
        ),
        migrations.AddIndex(
            model_name="area",
            index=models.Index(fields=["path"], name="area_by_path", opclasses=["varchar_pattern_ops"]),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(
                fields=("map", "level", "code"), name="area_code_once_per_map_and_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(condition=models.Q(("level__in", [1, 2, 3])), name="area_level_is_known"),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["tinh", "thanh_pho", "quan", "huyen", "thi_xa", "xa", "phuong", "thi_tran", "dac_khu"],
                    )
                ),
                name="area_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", chungtay.places.rules.Level["PROVINCE"]), ("parent__isnull", True)),
                    models.Q(
                        models.Q(("level", chungtay.places.rules.Level["PROVINCE"]), _negated=True),
                        ("parent__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="area_has_parent_unless_province",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("full_name", ""), _negated=True)),
                name="area_has_names",
            ),
        ),
    ]
