"""Lending from a club's fund: terms, requests, plans to the last đồng, repayments, what is late.

Nouns: `LoanTerms` (dated, by club, area or project), `LoanRequest` (who needs a loan: the waiting list), `Loan` (money
that went out, its terms frozen), `Instalment` (a line of its plan, derived and re-proved), `Repayment`, `Extension`,
`RateChange`, `Penalty`, `WriteOff` (proposed by the board, agreed by the commune), `AnimalLoan` (capital that walks),
`Outcome` (what came of it).
Invariants: lent ≤ what the fund holds; interest first; outstanding = disbursed − principal repaid − written off = the
balance of the LENT account; no money moves but through `funds`; nothing that moved money is changed, only taken back.
Not for: the commune Association's care fund, which lends too and is not the club's.
"""
