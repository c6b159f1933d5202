"""What comes in as a file: registers of clubs, and lists of communes with their terrain.

Nouns: `ImportBatch` (a workbook, or a folder of them, from upload to applied and perhaps undone), `ImportRow` (one line
of it: as it stood, as it was understood, what is wrong with it, whom it may be, what a person decided).
Invariants: a batch is checked whole, shown, then applied whole or not at all; it adds no rule of its own but asks
`clubs.services`, as the form of a single member does; the same file is recognised; what was applied is undone in one
step while nothing else hangs on it; old letters (TCVN3, VNI) are shown beside what they become before they are used.
A list of terrain is read by the same process, shown, and written by `places.services`; it is small and nothing hangs
on it, so neither file nor lines are kept.
Not for: lists that one downloads (each room has its own, by `web.workbook`).
"""
