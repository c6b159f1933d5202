"""Commendation: rounds with quotas, nominations from the records, the council's vote, decisions, certificates.

An `AwardRound` is held by one office for one occasion; its `Quota`s say how many of which award for whom. A
`Nomination` is made by a club or an office with the report of what was achieved, filled from the records and kept as
it was; its `NominationStep`s say who moved it. The council meets once (`Sitting`) and votes; an `AwardDecision` names
its sitting, or is that of an outside body; a `Certificate` is a line of the register. What must always hold: live
nominations stay within their quota; no vote without quorum; no decision of ours before the vote; a second award for
one merit has a reason. Procedure: domain.md section 8.1 (inferred from practice; the Association's own rules of
commendation were not found, so quotas and shares are set by each round and nothing here claims to be law).

Not for celebrating long lives (`rights`), nor for rating clubs (`rating`).
"""
