"""What a club owns and holds beside money: equipment, booklets, papers, animals; and who holds each of them.

`Thing` is a numbered place in the register (book 12, Sổ tài sản); `ThingLine` what the register says of it, rewritten
and never edited; `Holding` who has it and since when; `Check` how it was found when counted; `Gone` that it, or some
of it, is no more, with the reason. What must always hold: who has a living thing is known, without a gap and one holder
at a time; nothing leaves the register without a day and a reason; no row is changed but to be closed.

Not for money: what a thing was bought for or sold for is an entry of `funds`.
"""
