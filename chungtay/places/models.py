"""Maps, areas and what became of them; hamlets below the commune."""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.places.rules import AreaKind, ChangeState, Extent, HamletKind, Level, TerrainKind
from chungtay.places.words import hamlet_called
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Map(models.Model):
    """A whole division of the country, in force during `[valid_from, valid_to)`; changes of name do not make a map."""

    code = models.CharField(max_length=10, unique=True)  # "2024" the last three-tier map, "2025" the map since
    name = models.CharField(max_length=120)
    valid_from = models.DateField(null=True)  # empty: since before our records
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(
                name="map_period_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            no_overlap("map_one_in_force_at_a_time"),
        ]

    def __str__(self) -> str:
        return self.name


class MapLoad(models.Model):
    """One loading of the national tables: which version of the files, and how many rows it wrote."""

    at = models.DateTimeField()
    digest = models.CharField(max_length=64)  # of the files and of the loader's own version
    changed_count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest[:12]


class Area(models.Model):
    """A province, district or commune of one map, with the code it had there."""

    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="areas")
    level = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=5)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AreaKind])
    name = models.CharField(max_length=120)  # as on the first day of the map; later names are AreaName rows
    full_name = models.CharField(max_length=140)
    name_en = models.CharField(max_length=120, blank=True, default="")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    province = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")  # itself for a province
    path = models.CharField(max_length=60, blank=True, default="")
    sort_key = models.CharField(max_length=240, db_collation="C")
    name_fold = models.CharField(max_length=140, db_collation="C")
    # What search reads, in one spelling (rules.one_spelling): own names apart by ";", then those above apart by ",".
    search_line = models.CharField(max_length=400, db_collation="C", blank=True, default="")
    # The letter by which an administrator put the spelling right; the loader leaves such a name alone.
    name_source = models.CharField(max_length=300, blank=True, default="")
    region = models.CharField(max_length=60, blank=True, default="")
    legal_source = models.CharField(max_length=120, blank=True, default="")
    area_km2 = models.FloatField(null=True)
    population = models.PositiveIntegerField(null=True)  # provinces only; commune values were too faulty to keep
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["map", "level", "code"], name="area_code_once_per_map_and_level"),
            CheckConstraint(name="area_level_is_known", condition=Q(level__in=[level.value for level in Level])),
            CheckConstraint(name="area_kind_is_known", condition=Q(kind__in=[kind.value for kind in AreaKind])),
            CheckConstraint(
                name="area_has_parent_unless_province",
                condition=Q(level=Level.PROVINCE, parent__isnull=True)
                | (~Q(level=Level.PROVINCE) & Q(parent__isnull=False)),
            ),
            CheckConstraint(name="area_has_names", condition=~Q(name="") & ~Q(full_name="")),
        ]
        indexes = [
            GinIndex(fields=["search_line"], name="area_by_search_line", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["map", "level", "sort_key"], name="area_in_order"),
            models.Index(fields=["name_fold"], name="area_by_fold", opclasses=["text_pattern_ops"]),
            models.Index(fields=["path"], name="area_by_path", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.full_name


class AreaName(Dated):
    """A later name or status of an area of the same map, in force: "Thành phố Đồng Nai" from 30 April 2026."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="names")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AreaKind])
    name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=140)

    path_lookup = "area__path"

    class Meta:
        constraints = [
            period_in_order("area_name_period_in_order"),
            no_overlap("area_name_once_at_a_time", "area"),
            CheckConstraint(name="area_name_kind_is_known", condition=Q(kind__in=[kind.value for kind in AreaKind])),
            CheckConstraint(name="area_name_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return self.full_name


class ProposedChange(models.Model):
    """A new name or status read somewhere; without effect until an administrator confirms it with its day in force."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="proposed_changes")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in AreaKind])
    name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=140)
    resolution = models.CharField(max_length=120)
    issued_on = models.DateField()
    effective_on = models.DateField(null=True)  # empty: no source says from which day
    sources_agreeing = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in ChangeState])
    area_name = models.OneToOneField(AreaName, null=True, on_delete=models.PROTECT, related_name="proposed_as")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "area__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["area", "resolution"], name="proposed_change_once"),
            CheckConstraint(
                name="proposed_change_state_is_known", condition=Q(state__in=[state.value for state in ChangeState])
            ),
            CheckConstraint(
                name="proposed_change_confirmed_has_name",
                condition=Q(state=ChangeState.CONFIRMED, area_name__isnull=False)
                | (~Q(state=ChangeState.CONFIRMED) & Q(area_name__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.resolution})"


class Succession(models.Model):
    """An old area went, whole or in part, into a new one on a day."""

    old = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="predecessions")
    happened_on = models.DateField()
    extent = models.CharField(max_length=20, choices=[(extent.value, extent.value) for extent in Extent])
    is_default = models.BooleanField(default=False)  # a proposal for old data, never an official fact
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["old", "new"], name="succession_once"),
            UniqueConstraint(fields=["old"], condition=Q(is_default=True), name="succession_has_one_default"),
            CheckConstraint(name="succession_leads_elsewhere", condition=~Q(old=F("new"))),
            CheckConstraint(name="succession_extent_is_known", condition=Q(extent__in=[each.value for each in Extent])),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class Terrain(Dated, Keyed):
    """A commune is mountainous, on the border, … for a time; several kinds may hold together."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="terrains")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in TerrainKind])

    path_lookup = "area__path"

    class Meta:
        constraints = [
            period_in_order("terrain_period_in_order"),
            no_overlap("terrain_kind_once_at_a_time", "area", "kind"),
            CheckConstraint(name="terrain_kind_is_known", condition=Q(kind__in=[kind.value for kind in TerrainKind])),
            CheckConstraint(name="terrain_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return self.kind


class Hamlet(Dated, Keyed):
    """A village or residential group of a commune, kept by the commune, from its founding to its merger or renaming."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="hamlets")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in HamletKind])
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=240, db_collation="C")
    name_fold = models.CharField(max_length=140, db_collation="C")

    path_lookup = "area__path"

    class Meta:
        constraints = [
            period_in_order("hamlet_period_in_order"),
            no_overlap("hamlet_name_once_per_commune", "area", "kind", "name"),
            CheckConstraint(name="hamlet_kind_is_known", condition=Q(kind__in=[kind.value for kind in HamletKind])),
            CheckConstraint(name="hamlet_has_a_name", condition=~Q(name="")),
        ]
        indexes = [models.Index(fields=["area", "sort_key"], name="hamlet_in_order")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """With the word that villages carry there: `Thôn Phú Nghĩa`."""
        return hamlet_called(self.kind, self.name)


class HamletSuccession(models.Model):
    """A hamlet went, whole or in part, into another on a day, by a decision."""

    old = models.ForeignKey(Hamlet, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Hamlet, on_delete=models.PROTECT, related_name="predecessions")
    happened_on = models.DateField()
    is_whole = models.BooleanField(default=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["old", "new"], name="hamlet_succession_once"),
            CheckConstraint(name="hamlet_succession_leads_elsewhere", condition=~Q(old=F("new"))),
            CheckConstraint(name="hamlet_succession_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class CommuneFact(models.Model):
    """A yearly sheet of a commune: the denominators of coverage, each with its source. A correction is a new row."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="facts")
    year = models.PositiveSmallIntegerField()
    older_count = models.PositiveIntegerField(null=True)  # persons of full 60 years
    older_women_count = models.PositiveIntegerField(null=True)
    association_member_count = models.PositiveIntegerField(null=True)
    chapter_count = models.PositiveIntegerField(null=True)
    has_care_fund = models.BooleanField(null=True)
    source = models.CharField(max_length=300)
    superseded_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="supersedes")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "area__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["area", "year"], condition=Q(superseded_by__isnull=True), name="commune_fact_one_standing"
            ),
            CheckConstraint(
                name="commune_fact_women_within_older",
                condition=Q(older_women_count__isnull=True)
                | Q(older_count__isnull=True)
                | Q(older_women_count__lte=F("older_count")),
            ),
            CheckConstraint(name="commune_fact_has_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year}"
