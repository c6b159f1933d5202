"""Clubs, their members, boards, teams, and a club's life from founding to closing.

Nouns: `Club`, `ClubName`, `ClubState` (dated), `Seat` (where it sits on each map), `ClubHamlet` (its hamlets),
`Membership` (a person in a club, with a number), `Absence` (tạm vắng), `BoardSeat`, `Team` and `TeamPlace`,
`Regulation`, `MeetingRule` (which day), `ClubProject`, `FoundingStep` (from survey to launch), `Claim` (a real club
takes the place of a published placeholder).
Invariants: a club keeps its identity through every merger; one seat per club and map, never rewritten by a merger; the
accountant is never the treasurer; a person is a member of one club at most once at a time; a number within a club is
given once; composition rules warn, they do not block. A path is today's seat only.
Not for: what a club does (`meetings`, `activities`), its money (`funds`).
"""
