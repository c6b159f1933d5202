"""A club's money: each fund with its own double-entry book, vouchers without gaps, and what the money was.

Nouns: `Fund` (income-generation, operating, any other), `Account` (one per fund and kind), `Entry` (one act in one
fund's book), `Posting` (an amount from one account to another), `Voucher` (receipt or payment, numbered per club and
year), `Closing` (books shut up to a day by accountant and treasurer). What hangs on entries and says what the money
was: `FeePaid` (of which month of which member, by `FeeRule`), `Capital` and `CapitalReturn` (from whom, until when),
`InterestDivision` (by `InterestSplit`), `BankLine` (on which `BankBook`, in whose name), `Donation` with `Goods` and
`GoodsOut` (the golden-heart book and its store).
Invariants: a posting has two sides in one fund, so each fund's book balances by construction; nothing is edited, only
reversed; cash never leaves a fund that does not hold it; every đồng of cash moves under a voucher whose number follows
the one before; nothing is written into closed books. What hangs on an entry says no more than the entry moved and
counts only while it is not reversed; no month is paid twice, no capital goes back twice, no goods go out that never
came.
Not for: lending (`loans`, whose money moves through `post_entry`), the commune Association's care fund (not a club's).
"""
