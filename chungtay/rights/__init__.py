"""What the law gives to older people, and who of a club is due it and does not receive it.

`Entitlement` is a right as a dated row with its law and conditions, `LocalAmount` what a province pays instead,
`LongevityAge` which birthdays are celebrated by whom. `Case` follows one person's right from the first paper to the
money or the card, by its `CaseStep`s and `CasePaper`s. `Dialogue` and `Proposal` with its `ProposalAnswer`s are what
the club said to the authority and heard back. `Longevity` is a celebration that was held. What must always hold: who is
due and does not receive is computed from the law of the day and the register, never remembered; a case is where its
last standing step says; no step, answer or celebration is edited, only taken back with a reason; names are for the
club's board, above it there are counts.

What a person receives already, household, disability and pension are statuses of `people`; the talks of area 5 are
`meetings` and `activities`.
"""
