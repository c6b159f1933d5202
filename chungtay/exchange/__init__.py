"""What comes in as a file and what goes out as one: registers from Excel today.

Nouns: `ImportBatch` (a workbook, or a folder of them, from upload to applied and perhaps undone), `ImportRow` (one line
of it: as it stood, as it was understood, what is wrong with it, whom it may be, what a person decided).
Invariants: a batch is checked whole, shown, then applied whole or not at all; it adds no rule of its own but asks
`clubs.services`, as the form of a single member does; the same file is recognised; what was applied is undone in one
step while nothing else hangs on it; old letters (TCVN3, VNI) are shown beside what they become before they are used.
Not for: lists that one downloads (each room has its own, by `web.workbook`).
"""
