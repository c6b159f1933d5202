"""What a club does for its people in the eight areas, what the year still lacks, and what it planned to do.

Nouns: `Activity` (what was done, on a day, in one area), `ActivityPart` (a member who led it, took part, was helped),
`ActivityPhoto`, `PlanLine` (a line of the yearly plan, ticked off when done), `AreaLabel` (what an area is called, for
a time, below a place). Rules: `Measure`, the least an area asks for, with its dated limit of `programme`.
Invariants: a kind belongs to its area; an activity is never edited but taken back or replaced, with the reason; its
people belong to its club; codes of areas are stable, their labels are not.
Not for: what other rooms keep (loans, home-care visits, cases of rights, measurements): they add it here as evidence,
see `queries.measures`.
"""
