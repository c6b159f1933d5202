"""What stands on the one page of a club, and where a run of such pages is."""

from enum import StrEnum

PORTRAIT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Thành viên", ("members", "older_members", "members_80", "women", "poor", "near_poor", "lives_alone")),
    ("Sinh hoạt trong 12 tháng", ("meetings", "attendance_share", "topics", "guests")),
    ("Quỹ và vốn vay", ("fund", "income_fund", "outstanding", "borrowers", "waiting", "overdue", "donations")),
    ("Tám mảng hoạt động", ("areas_met", "income_activities", "health_activities", "homecare_activities",
                            "selfhelp_activities", "rights_activities", "awareness_activities", "spirit_activities",
                            "resource_activities")),
)  # fmt: skip
"""Figures by part, each as far as the club's books or sheets say it; flows are of the last twelve months."""

TREND_MONTHS = 13


class RunState(StrEnum):
    """A run of portraits."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


NEXT_RUN: dict[RunState, set[RunState]] = {
    RunState.WAITING: {RunState.RUNNING},
    RunState.RUNNING: {RunState.DONE, RunState.FAILED},
    RunState.DONE: set(),
    RunState.FAILED: set(),
}
EACH_FILE = 150
"""Pages written at once: the layout is set once for all of them, and progress still moves."""
