"""Which clubs would end the year weak if it went on as it does, and why: in time to do something about it."""

from dataclasses import dataclass

from chungtay.rating.rules.criteria import Band, Criteria, Evidence, Outcome, Scored, Veto, outcome

REASONS = 3
"""So many lines are told: more is a sheet, which stands a touch away."""


@dataclass(frozen=True)
class Early:
    """A club in danger: how it would be rated now, what is missing to the band above, the lines that lose most.

    A year that runs is asked for its share only (`Criterion.per_year`), so today's band is where the year would end.
    """

    now: Outcome
    quiet: int  # months on end without a meeting
    is_nearly_silent: bool  # one more and it is weak
    missing: int  # points to the band above the lowest; nought where only a veto stands against it
    losing: tuple[Scored, ...]

    @property
    def is_weak(self) -> bool:
        return self.now.band is Band.WEAK


def early(criteria: Criteria, evidence: Evidence) -> Early | None:
    """What there is to worry about: weak already, or one more month without a meeting away from it. None: nothing."""
    now = outcome(criteria, evidence)
    is_nearly_silent = Veto.SILENT in criteria.vetoes and evidence.quiet == criteria.silent_months - 1 > 0
    if now.band is not Band.WEAK and not is_nearly_silent:
        return None
    losing = sorted(
        (each for each in now.scores if not each.is_full), key=lambda each: each.points - each.criterion.points
    )
    missing = max(0, criteria.bands[Band.AVERAGE] - now.points)
    return Early(now, evidence.quiet, is_nearly_silent, missing, tuple(losing[:REASONS]))
