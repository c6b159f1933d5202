"""The papers of an office: its letterhead, the numbers it gives, the registers of what goes out and comes in.

`Office` is an association over an area (the country, a province, a commune); `Letterhead` how its papers begin and end,
dated; `OutgoingPaper` a line of the register of outgoing papers, numbered by office, kind and year without a gap;
`IncomingPaper` a line of the register of what arrived; `PaperTemplate` a Word template an officer uploaded.

What must always hold: a number is given once and never taken back (a paper that was not sent is struck, with the
reason, and keeps its number); a line is never edited or deleted, by hand in SQL neither.

Not for what a paper says: reports, decisions and letters are made by their rooms, which ask here for a head and a
number.
"""
