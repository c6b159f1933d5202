"""What can be done in each area, what of it counts towards which least, and what may be written of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.activities.rules.refusals import (
    ActivityNeedsTitle,
    ActivityNotCome,
    FewerThanNamed,
    HelpedNobody,
    NobodyTookPart,
    PeopleImpossible,
)
from chungtay.clubs.rules import ActivityArea

PEOPLE_AT_MOST = 5_000
HOURS_AT_MOST = 20_000
PHOTOS_AT_MOST = 10


class Kind(StrEnum):
    """What was done. A kind belongs to one area; `OTHER` stands in any."""

    TECHNIQUE = "technique"
    MODEL_VISIT = "model_visit"
    CHECK_UP = "check_up"
    HEALTH_TALK = "health_talk"
    EXERCISE = "exercise"
    CARE_TRAINING = "care_training"
    HOME_HELP = "home_help"
    SUDDEN_HELP = "sudden_help"
    LABOUR_DAY = "labour_day"
    COMMUNITY = "community"
    CLEAN_UP = "clean_up"
    GREEN = "green"
    RIGHTS_TALK = "rights_talk"
    RIGHTS_HELP = "rights_help"
    DIALOGUE = "dialogue"
    PROPOSAL_SOLVED = "proposal_solved"
    MONITORING = "monitoring"
    TALK = "talk"
    COURSE = "course"
    DIGITAL = "digital"
    PERFORMANCE = "performance"
    EXCHANGE = "exchange"
    VISIT = "visit"
    CELEBRATION = "celebration"
    DRIVE = "drive"
    COMMON_INCOME = "common_income"
    PARTNERS = "partners"
    OTHER = "other"


class Part(StrEnum):
    """How a member was in it."""

    LED = "led"
    TOOK_PART = "took_part"
    HELPED = "helped"  # it was done for this person


KINDS_OF: Mapping[ActivityArea, tuple[Kind, ...]] = {
    ActivityArea.INCOME: (Kind.TECHNIQUE, Kind.MODEL_VISIT, Kind.OTHER),
    ActivityArea.HEALTH: (Kind.CHECK_UP, Kind.EXERCISE, Kind.HEALTH_TALK, Kind.OTHER),
    ActivityArea.HOMECARE: (Kind.HOME_HELP, Kind.CARE_TRAINING, Kind.OTHER),
    ActivityArea.SELFHELP: (
        Kind.SUDDEN_HELP,
        Kind.LABOUR_DAY,
        Kind.CLEAN_UP,
        Kind.COMMUNITY,
        Kind.GREEN,
        Kind.OTHER,
    ),
    ActivityArea.RIGHTS: (
        Kind.RIGHTS_HELP,
        Kind.RIGHTS_TALK,
        Kind.DIALOGUE,
        Kind.PROPOSAL_SOLVED,
        Kind.MONITORING,
        Kind.OTHER,
    ),
    ActivityArea.AWARENESS: (Kind.TALK, Kind.COURSE, Kind.DIGITAL, Kind.OTHER),
    ActivityArea.SPIRIT: (Kind.VISIT, Kind.PERFORMANCE, Kind.EXCHANGE, Kind.CELEBRATION, Kind.OTHER),
    ActivityArea.RESOURCE: (Kind.DRIVE, Kind.COMMON_INCOME, Kind.PARTNERS, Kind.OTHER),
}
"""The kinds of an area, those a club does most often first."""

AREA_OF: Mapping[Kind, ActivityArea] = {
    kind: area for area, kinds in KINDS_OF.items() for kind in kinds if kind is not Kind.OTHER
}
assert set(AREA_OF) == set(Kind) - {Kind.OTHER}

COUNTS_TOWARDS: Mapping[str, tuple[Kind, ...]] = {
    "check_up": (Kind.CHECK_UP,),
    "community_help": (Kind.COMMUNITY, Kind.CLEAN_UP, Kind.GREEN),
    "sudden_help": (Kind.SUDDEN_HELP,),
    "rights_talk": (Kind.RIGHTS_TALK,),
    "rights_helped": (Kind.RIGHTS_HELP,),
    "dialogue": (Kind.DIALOGUE,),
    "proposal_solved": (Kind.PROPOSAL_SOLVED,),
    "topic": (Kind.TALK, Kind.RIGHTS_TALK, Kind.HEALTH_TALK, Kind.COURSE, Kind.DIGITAL),
    "exchange": (Kind.EXCHANGE,),
    "raising_month": (Kind.DRIVE, Kind.COMMON_INCOME),
}
"""Which kinds are evidence for which least, by the code of the measure."""

COUNTS_PEOPLE_HELPED = frozenset({"sudden_help", "rights_helped"})
"""Here the people helped are counted, not the times."""

HELPS_SOMEBODY = frozenset({Kind.SUDDEN_HELP, Kind.RIGHTS_HELP, Kind.HOME_HELP})
"""Kinds that are done for somebody: whom is asked for."""

ABOUT_SOMEBODY = HELPS_SOMEBODY | {Kind.VISIT}
"""Kinds that tell of somebody in need: for whom, in what words, with which pictures is for the club's board alone."""

AT_MEETINGS_TOPICS = frozenset({Kind.TALK, Kind.HEALTH_TALK, Kind.RIGHTS_TALK})
"""What is said at a meeting is one of its topics and counts from there; its step offers these kinds no more."""


@dataclass(frozen=True, kw_only=True)
class NewActivity:
    """What a form says of an activity. Members by membership; where only numbers are told, they stand alone."""

    area: ActivityArea
    kind: Kind
    happened_on: date
    title: str
    place: str = ""
    leaders: tuple[int, ...] = ()
    took_part: tuple[int, ...] = ()
    helped: tuple[int, ...] = ()
    others: str = ""  # who else led, came or was helped: no members, other bodies
    part_count: int | None = None  # all who were in it; without it those named
    helped_count: int | None = None
    hour_count: int = 0  # hours of work of all together
    value_vnd: int = 0
    note: str = ""

    @property
    def parts(self) -> frozenset[tuple[int, Part]]:
        """Each member named with how they were in it. Who led it is not counted again as taking part."""
        said = {
            Part.LED: self.leaders,
            Part.TOOK_PART: set(self.took_part) - set(self.leaders),
            Part.HELPED: self.helped,
        }
        return frozenset((member, part) for part, members in said.items() for member in members)

    @property
    def members(self) -> frozenset[int]:
        return frozenset(member for member, _ in self.parts)

    @property
    def people_count(self) -> int:
        """How many were in it: the number told, else those named."""
        named = len({member for member, part in self.parts if part is not Part.HELPED})
        return named if self.part_count is None else self.part_count

    @property
    def people_helped_count(self) -> int:
        named = len(set(self.helped))
        return named if self.helped_count is None else self.helped_count

    def as_content(self) -> dict[str, object]:
        said = {name: str(value) if isinstance(value, StrEnum) else value for name, value in vars(self).items()}
        return said | {name: sorted(set(said[name])) for name in ("leaders", "took_part", "helped")}


def check_activity(new: NewActivity, today: date) -> None:
    """What may be written of an activity."""
    assert new.kind in KINDS_OF[new.area], "the form offers the kinds of an area only"
    if not new.title:
        raise ActivityNeedsTitle()
    if new.happened_on > today:
        raise ActivityNotCome(on=new.happened_on)
    if not (0 <= new.people_count <= PEOPLE_AT_MOST and 0 <= new.people_helped_count <= PEOPLE_AT_MOST):
        raise PeopleImpossible(limit_count=PEOPLE_AT_MOST)
    named = len({member for member, part in new.parts if part is not Part.HELPED})
    if new.people_count < named or new.people_helped_count < len(set(new.helped)):
        raise FewerThanNamed(named_count=max(named, len(set(new.helped))))
    if new.people_count == 0 and not new.others:
        raise NobodyTookPart()
    if new.kind in HELPS_SOMEBODY and new.people_helped_count == 0:
        raise HelpedNobody()
