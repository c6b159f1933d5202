"""Conferences of the programme: who is invited, what is said, and what was promised until it is kept.

A `Conference` is held by one office on one day: its `Delegate`s with their answers and who came, its `ProgrammeItem`s,
the `Speech`es asked for and given, the chair's conclusions with their notice. A `Promise` is what the conference asked
of somebody or somebody promised there; it has who answers for it, a day, and `PromiseStep`s to its answer. What must
always hold: a conference is concluded in words; a promise is closed by an answer and never by forgetting.

Not for the monthly meetings of a club (`meetings`) nor for the proposals of a club to its authority (`rights`).
"""
