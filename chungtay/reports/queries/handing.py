"""Campaigns and what is owed in them; the figures of a unit as they are counted now and as they were handed up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import UnitKind, counts_of_units, figures, in_area, in_country, told_of_clubs
from chungtay.figures.rules import INDICATORS, Basis, Indicator
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month, Period
from chungtay.kernel.vietnamese import fold
from chungtay.reports.models import Campaign, Due, DueStep, Submission, SubmittedLine
from chungtay.reports.queries.drawn import value_of
from chungtay.reports.rules import (
    CLUB_CONTENTS,
    CONTENTS,
    CampaignNotFound,
    Counted,
    DueLevel,
    DueNotFound,
    DueState,
    Punctuality,
    Section,
    Told,
    period_of,
    punctuality,
)

DAYS_BEFORE = 3  # how long before its day a report is reminded of
_WITH = ("campaign", "club", "area", "submission")


def campaigns_in(reach: Reach) -> "QuerySet[Any]":
    """The campaigns that ask anything of a place in reach, the newest first, with how many reports stand where."""
    mine = Due.objects.within(reach)
    counts = {
        name: Count("dues", filter=Q(dues__in=mine) & asked)
        for name, asked in (
            ("due_count", Q()),
            ("sent_count", ~Q(dues__state=DueState.DRAFT)),
            ("accepted_count", Q(dues__state__in=[DueState.ACCEPTED, DueState.LOCKED])),
        )
    }
    rows = Campaign.objects.filter(pk__in=mine.values("campaign")).annotate(**counts)
    found: QuerySet[Any] = rows.order_by("-last_on", "-first_on", "pk")
    return found


def get_campaign(reach: Reach, key: UUID) -> Campaign:
    """The campaign, if it asks anything of a place in reach; or `CampaignNotFound`."""
    rows = Campaign.objects.filter(key=key, pk__in=Due.objects.within(reach).values("campaign"))
    found: Campaign | None = rows.first()
    if found is None:
        raise CampaignNotFound(key=str(key))
    return found


def period_asked(campaign: Campaign) -> Period:
    """The period of a campaign as a value."""
    return period_of(campaign.kind, campaign.period)


def get_due(reach: Reach, key: UUID) -> Due:
    """What a unit in reach owes; or `DueNotFound`."""
    rows = Due.objects.within(reach).filter(key=key).select_related(*_WITH, "submission__sent_by")
    found: Due | None = rows.first()
    if found is None:
        raise DueNotFound(key=str(key))
    return found


def dues_in(reach: Reach, campaign: Campaign | None = None, *, text: str = "", **narrowed: Any) -> "QuerySet[Any]":
    """What is owed in reach, in one campaign or in all, narrowed by level, state or words of the unit's name."""
    rows: QuerySet[Any] = Due.objects.within(reach).filter(**narrowed).select_related(*_WITH)
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    for word in fold(text[:120]).split():
        rows = rows.filter(Q(club__name_fold__contains=word) | Q(area__name_fold__contains=word))
    return rows


def owed_by(roots: Iterable[str]) -> "QuerySet[Any]":
    """What these units owe themselves and have not got accepted, the most pressing first."""
    roots = list(roots)
    rows: QuerySet[Any] = Due.objects.filter(path__in=roots, campaign__locked_at=None)
    rows = rows.exclude(state__in=[DueState.ACCEPTED, DueState.LOCKED])
    reopened = Due.objects.filter(path__in=roots, state=DueState.RETURNED, open_until__isnull=False)
    found: QuerySet[Any] = (rows | reopened).select_related(*_WITH).order_by("due_on", "pk")
    return found


@dataclass(frozen=True)
class Standing:
    """How the reports below an area came: by their day, late, not at all."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    not_yet: int = 0

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.missing + self.not_yet


def standings(dues: "QuerySet[Any]", day: date, *, depth: int) -> dict[str, Standing]:
    """How the reports came, by the area of that many parts of the path. One query."""
    counts: dict[str, dict[Punctuality, int]] = {}
    for path, sent_on, due_on in dues.order_by().values_list("path", "first_sent_on", "due_on"):
        place = "/" + "".join(f"{part}/" for part in path.strip("/").split("/")[:depth])
        of = counts.setdefault(place if path != "/" else "/", {})
        came = punctuality(sent_on, due_on, day)
        of[came] = of.get(came, 0) + 1
    return {path: Standing(**{str(came): count for came, count in of.items()}) for path, of in counts.items()}


def codes_of(due: Due) -> tuple[str, ...]:
    """Which figures the report of this unit has, in order."""
    if due.level == DueLevel.CLUB:
        return CLUB_CONTENTS
    return tuple(code for section in Section for code in CONTENTS[section])


def counted_of(due: Due, first: Month, last: Month) -> dict[str, Counted]:
    """The figures of the unit's report over a run of months as they are counted now. One query."""
    indicators = [INDICATORS[code] for code in codes_of(due)]
    if due.level == DueLevel.CLUB:
        indicators = told_of_clubs(indicators)
        club_id = int(due.club_id or 0)
        counts = counts_of_units(UnitKind.CLUB, [club_id], first, last, indicators).get(club_id)
        return {each.code: counted(each, counts) for each in indicators}
    where = in_area(due.area, last, first=first) if due.area else in_country(last, first=first)
    found = figures(where, indicators)
    return {each.indicator.code: Counted(value_of(each), each.top, each.bottom) for each in found}


def counted(indicator: Indicator, counts: Mapping[str, int] | None) -> Counted:
    """A figure from the columns of a unit; without a row nothing was counted."""
    if counts is None:
        return Counted(None, 0, None)
    return Counted(indicator.value(counts), *indicator.parts(counts))


def counted_now(due: Due) -> dict[str, Counted]:
    """The figures of the unit's report to the day its campaign counts to."""
    return counted_of(due, Month.of(due.campaign.first_on), Month.of(due.campaign.counted_to))


def submitted(submission: Submission | None) -> dict[str, tuple[Counted, Told]]:
    """What was handed up, by figure; nothing where nothing was. One query."""
    if submission is None:
        return {}
    rows = SubmittedLine.objects.filter(submission=submission)
    return {
        row.indicator: (Counted(row.value, row.top, row.bottom), Told(row.said, row.words, row.estimate))
        for row in rows
    }


def draft_of(due: Due) -> dict[str, Any]:
    """What stands in the form: the draft, else what was handed up last."""
    if due.draft or due.submission is None:
        return dict(due.draft)
    told = {
        code: [each.said, each.words, each.estimate]
        for code, (_counted, each) in submitted(due.submission).items()
        if not each.is_empty
    }
    return {name: getattr(due.submission, name) for name in ("results", "limits", "proposals")} | {"told": told}


def previous_of(due: Due) -> Submission | None:
    """What the same unit handed up last for an earlier period of the same kind. One query."""
    rows = Due.objects.filter(path=due.path, submission__isnull=False, campaign__kind=due.campaign.kind)
    rows = rows.filter(campaign__last_on__lt=due.campaign.first_on).select_related("submission")
    found = rows.order_by("-campaign__last_on", "-pk").first()
    return found.submission if found else None


def last_told(path: str, period: Period) -> list[int] | None:
    """The clubs that a place counted when it handed up last for an earlier period; None where it never did."""
    rows = Submission.objects.filter(due__path=path, due__campaign__last_on__lt=period.first)
    rows = rows.filter(due__state__in=[DueState.ACCEPTED, DueState.LOCKED])
    found: list[int] | None = (
        rows.order_by("-due__campaign__last_on", "-number").values_list("club_ids", flat=True).first()
    )
    return found


def paper_dues(reach: Reach, campaign: Campaign) -> "QuerySet[Any]":
    """What clubs owe that are known, in the month counted to, by a typed sheet alone: they have no phone to send by."""
    typed = ClubMonth.objects.filter(month=Month.of(campaign.counted_to).first, basis=Basis.SHEET)
    rows = dues_in(reach, campaign, level=DueLevel.CLUB, state__in=[DueState.DRAFT, DueState.RETURNED])
    found: QuerySet[Any] = rows.filter(club__in=typed.values("club_id")).order_by("path")
    return found


def steps_of(due: Due) -> list[DueStep]:
    """What was done with it, the first first."""
    return list(DueStep.objects.filter(due=due).select_related("taken_by").order_by("pk"))


def below_missing(due: Due) -> int:
    """How many units below have not handed up in the same campaign. One query."""
    rows = Due.objects.filter(campaign=due.campaign, path__startswith=due.path, state=DueState.DRAFT)
    return int(rows.exclude(pk=due.pk).count())


def late_dues(day: date) -> "QuerySet[Any]":
    """What is due within three days or late, and was not reminded of today."""
    rows: QuerySet[Any] = Due.objects.filter(state__in=[DueState.DRAFT, DueState.RETURNED], campaign__locked_at=None)
    rows = rows.exclude(reminded_on=day).filter(due_on__lte=day + timedelta(days=DAYS_BEFORE))
    found: QuerySet[Any] = rows.select_related(*_WITH).order_by("due_on", "path")
    return found
