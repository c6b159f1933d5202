"""Club-months, their sums per area, and what they are counted from besides the rows of other rooms."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club
from chungtay.figures.models.areas import AreaColumns
from chungtay.figures.models.care import CareColumns
from chungtay.figures.models.columns import Column
from chungtay.figures.models.health import HealthColumns
from chungtay.figures.rules import SHEET_COLUMNS, Basis, SheetSource
from chungtay.places.models import Area
from chungtay.records.models import Keyed, ScopedQuerySet


class Sheet(Keyed):
    """What a paper sheet or a published list says about a club and month. An input row: corrected by a later one, kept.

    One nullable number for each of `SHEET_COLUMNS`, by the same name: empty means that the paper does not say.
    """

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="sheets")
    month = models.DateField()  # as of the end of this month; its first day
    origin = models.CharField(max_length=10, choices=[(each.value, each.value) for each in SheetSource])
    source = models.CharField(max_length=300)  # which paper, list or speech, where it can be found
    typed_by_id = models.BigIntegerField(null=True)
    typed_at = models.DateTimeField()
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="supersedes")
    member_count = models.PositiveIntegerField()
    member_60_count = models.PositiveIntegerField(null=True)
    member_55_count = models.PositiveIntegerField(null=True)
    women_count = models.PositiveIntegerField(null=True)
    women_60_count = models.PositiveIntegerField(null=True)
    minority_count = models.PositiveIntegerField(null=True)
    poor_count = models.PositiveIntegerField(null=True)
    near_poor_count = models.PositiveIntegerField(null=True)
    disadvantaged_count = models.PositiveIntegerField(null=True)
    lives_alone_count = models.PositiveIntegerField(null=True)
    without_support_count = models.PositiveIntegerField(null=True)
    disabled_count = models.PositiveIntegerField(null=True)
    insured_count = models.PositiveIntegerField(null=True)
    association_member_count = models.PositiveIntegerField(null=True)
    board_seat_count = models.PositiveIntegerField(null=True)
    board_women_count = models.PositiveIntegerField(null=True)
    joined_count = models.PositiveIntegerField(null=True)
    left_count = models.PositiveIntegerField(null=True)
    died_count = models.PositiveIntegerField(null=True)
    moved_count = models.PositiveIntegerField(null=True)
    meeting_count = models.PositiveIntegerField(null=True)
    present_count = models.PositiveIntegerField(null=True)
    expected_count = models.PositiveIntegerField(null=True)
    topic_count = models.PositiveIntegerField(null=True)

    objects: ClassVar[models.Manager["Sheet"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "origin", "month"],
                condition=Q(superseded_by__isnull=True),
                name="sheet_one_standing",
            ),
            CheckConstraint(name="sheet_month_is_a_month", condition=Q(month__day=1)),
            CheckConstraint(name="sheet_has_source", condition=~Q(source="")),
            CheckConstraint(name="sheet_origin_is_known", condition=Q(origin__in=[each.value for each in SheetSource])),
            *(
                CheckConstraint(
                    name=f"sheet_{column}_within_members",
                    condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__lte": models.F("member_count")}),
                )
                for column, rule in SHEET_COLUMNS.items()
                if rule.is_part_of_members
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.month:%Y-%m} {self.origin}"


class ClubMonth(AreaColumns, HealthColumns, CareColumns):
    """What is counted for a club and month: always derived, by `services.refresh`. No index on a number."""

    pk = models.CompositePrimaryKey("club_id", "month")
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    month = models.DateField()
    basis = models.SmallIntegerField(choices=[(basis.value, basis.name) for basis in Basis])
    basis_month = models.DateField(null=True)  # when carried over or published: the month the stocks are of
    sheet_id = models.BigIntegerField(null=True)  # the sheet the stocks are of, when they are not of books
    other_sheet_id = models.BigIntegerField(null=True)  # the next lower source, kept beside what counts

    objects: ClassVar[models.Manager["ClubMonth"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    def __str__(self) -> str:
        return f"{self.club_id} {self.month:%Y-%m}"


class AreaMonth(AreaColumns, HealthColumns, CareColumns):
    """The club-months of an area added up, for communes, districts and provinces of both maps; the country has no row.

    Coverage cannot be added up from clubs: it is counted from the communes of the area.
    """

    pk = models.CompositePrimaryKey("area_id", "month")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    month = models.DateField()
    row_count = Column("CLB có dòng", "club-months behind")
    commune_count = Column("xã, phường, đặc khu", "communes")
    plain_commune_count = Column("xã đồng bằng", "communes of the plain")
    upland_commune_count = Column("xã miền núi, biên giới, đảo", "mountain, border and island communes")
    difficult_commune_count = Column("xã đặc biệt khó khăn", "specially difficult communes")
    no_terrain_commune_count = Column("xã chưa rõ địa bàn", "communes of unknown terrain")
    covered_commune_count = Column("xã có CLB", "communes with a club")
    rule_commune_count = Column("xã có CLB hoạt động đúng quy định", "communes with a club working by the rules")
    covered_plain_commune_count = Column("xã đồng bằng có CLB", "communes of the plain with a club")
    rule_plain_commune_count = Column(
        "xã đồng bằng có CLB hoạt động đúng quy định", "communes of the plain with a club working by the rules"
    )
    covered_upland_commune_count = Column("xã miền núi, biên giới, đảo có CLB", "upland communes with a club")
    rule_upland_commune_count = Column(
        "xã miền núi, biên giới, đảo có CLB hoạt động đúng quy định", "upland communes with a club working by the rules"
    )
    covered_difficult_commune_count = Column("xã đặc biệt khó khăn có CLB", "specially difficult communes with a club")
    province_count = Column("tỉnh, thành phố", "provinces")
    covered_province_count = Column("tỉnh, thành phố có CLB", "provinces with a club")

    objects: ClassVar[models.Manager["AreaMonth"]] = ScopedQuerySet.as_manager()
    path_lookup = "area__path"

    def __str__(self) -> str:
        return f"{self.area_id} {self.month:%Y-%m}"


class ClubArea(models.Model):
    """The areas a club counts in, as `clubs.Seat` says: derived, and noticed by the refresher when a seat changes."""

    pk = models.CompositePrimaryKey("club_id", "area_id")
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_constraint=False)

    def __str__(self) -> str:
        return f"{self.club_id} in {self.area_id}"


class CountedClaim(models.Model):
    """A claim of a placeholder as it was last counted: derived, so that the refresher notices a new or changed one."""

    placeholder = models.OneToOneField(
        Club, primary_key=True, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    since = models.DateField()

    def __str__(self) -> str:
        return f"{self.club_id} ← {self.placeholder_id}"


class CountedGround(models.Model):
    """A row of terrain, limits or programmes as it was last counted with: derived, so that a change is noticed."""

    kind = models.CharField(max_length=10)
    row_id = models.BigIntegerField()
    says = models.CharField(max_length=80)
    path = models.CharField(max_length=60)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["kind", "row_id"], name="counted_ground_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.row_id}"


class Heartbeat(models.Model):
    """When the refresher last looked and last counted, and which month it has opened. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    looked_at = models.DateTimeField(null=True)
    counted_at = models.DateTimeField(null=True)
    round_count = models.BigIntegerField(default=0)
    turned_month = models.DateField(null=True)  # every club has its row up to this month
    rebuilt_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [CheckConstraint(name="heartbeat_only_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.counted_at}"


class NightlyProof(models.Model):
    """What the proof of one night found: that the figures are what the rows say, or where they differ."""

    night = models.DateField(unique=True)  # the Vietnamese day in whose first hours it ran
    began_at = models.DateTimeField()
    row_count = models.BigIntegerField()
    wrong_count = models.BigIntegerField()
    wrong = models.JSONField(default=list)  # some of those that differ, by name: "club_months 812 2026-10-01"

    def __str__(self) -> str:
        return f"{self.night}: {self.wrong_count}"


class NightWork(models.Model):
    """A work of the night that a room asked for was done, once a night."""

    name = models.CharField(max_length=40)
    night = models.DateField()
    done_at = models.DateTimeField(null=True)
    row_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "night"], name="night_work_once")]

    def __str__(self) -> str:
        return f"{self.night} {self.name}"
