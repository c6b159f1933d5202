"""Supervision: visits to clubs, what was found and asked there until it is done, and difficulties raised from below.

`Visit` is one visit of an office to a club, planned for shown reasons, written on the spot, closed by signed minutes;
`VisitLine` one line of its checklist, `Finding` what was seen, `Recommendation` what somebody is asked to put right by
a day, `Difficulty` what a club or an office cannot solve itself. What must always hold: each has an owner, a deadline
and a state; signed minutes are never changed; health and care stay with the club, here are only counts of them.
"""
