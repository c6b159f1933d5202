"""Reports handed up the line: one place, one period, filled from the records, as a paper to sign and one to edit.

A `Report` is drawn from club-months and area-months by the place, the period and the day to which it counts: sections
of figures beside the period before and the same period of last year, a bridge of clubs that closes, targets with
numerator and denominator, the places below, and how each was counted.

What must always hold: a report written before its period ends names the day it counts to; a figure that nobody counted
is a dash and never a nought; the bridge adds up line by line.

Not for figures themselves (`figures`) nor for the head and number of a paper (`papers`).
"""
