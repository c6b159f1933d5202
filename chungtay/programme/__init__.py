"""Decisions, phases, targets, dated rules and donor projects.

Nouns: `Document` (a decision or plan with number and day), `Programme` (1533, 1336, 1648 live side by side), `Phase`,
`Target` (of the country, the Association, a province or a project; they need not add up), `Limit` (a dated number set
by a decision or a guide: size of a club, share of women), `Project` (a donor's).
Invariants: no limit is a bare number in code; a limit holds once at a time for one place; every target names its
document.
Not for: whether a target is reached (`figures` counts, `portal` shows).
"""
